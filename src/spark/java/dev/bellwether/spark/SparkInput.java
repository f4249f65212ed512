package dev.bellwether.spark;

import static org.apache.spark.sql.functions.lit;

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
    Path folder = Path.of(input.replaceFirst("^file:(//)?", ""));
    Path documents = folder.resolve("documents.parquet");
    Path contents = folder.resolve("contents.parquet");
    return Files.isRegularFile(documents) && Files.isRegularFile(contents)
        ? exported(documents, contents, folder.resolve("filings.parquet"))
        : files(input);
  }

  private Dataset<Row> exported(Path documents, Path contents, Path filings) {
    Dataset<Row> texts = files(contents.toString()).withColumnRenamed("hash", KEY);
    Dataset<Row> joined = files(documents.toString()).join(texts, new String[] {KEY}, "left");
    if (!Files.isRegularFile(filings)) {
      return joined;
    }
    Dataset<Row> known =
        files(filings.toString()).select(KEY).distinct().withColumn("filing", lit(true));
    return joined.join(known, new String[] {KEY}, "left");
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
