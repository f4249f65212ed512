package dev.bellwether.spark;

import dev.bellwether.BellwetherException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a job reads: Parquet files, all below a folder, or the texts of an exported workspace.
 *
 * @param input a path or an address
 */
record SparkInput(SparkSession session, String input) {
  private static final String KEY = "content_hash";

  /**
   * The rows, in the columns of the input.
   *
   * @throws BellwetherException if there is nothing that can be read
   */
  Dataset<Row> rows() {
    return isExport()
        ? files(exported("documents"))
            .join(
                files(exported("contents")).withColumnRenamed("hash", KEY),
                new String[] {KEY},
                "left")
        : files(input);
  }

  /** Whether this is an exported workspace with documents of filings in it. */
  boolean hasFilings() {
    return isExport()
        && Files.isRegularFile(Path.of(exported("filings")))
        && !files(exported("filings")).isEmpty();
  }

  private boolean isExport() {
    return Files.isRegularFile(Path.of(exported("documents")))
        && Files.isRegularFile(Path.of(exported("contents")));
  }

  private String exported(String table) {
    return Path.of(input.replaceFirst("^file:(//)?", "")).resolve(table + ".parquet").toString();
  }

  private Dataset<Row> files(String path) {
    try {
      return session
          .read()
          .option("recursiveFileLookup", "true")
          .option("pathGlobFilter", "*.parquet")
          .option("mergeSchema", "true")
          .parquet(path);
    } catch (Exception e) {
      // Scala throws what its signatures do not tell.
      if (e instanceof AnalysisException || e.getClass().getName().startsWith("org.apache.spark")) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw new BellwetherException(
            BellwetherException.Kind.USAGE,
            "cannot read " + path + ": " + first,
            "is it Parquet, and do all machines see it?",
            e);
      }
      throw e;
    }
  }
}
