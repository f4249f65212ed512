package dev.bellwether.spark;

import static org.apache.spark.sql.functions.expr;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a job reads: Parquet files, all below a folder, or the texts of an exported workspace.
 *
 * @param input a path or an address
 */
record SparkInput(SparkSession session, String input) {
  private static final String KEY = "content_hash";
  private static final String TIME = "published_at";

  /** Spark can read nanoseconds, which pandas writes, only as whole numbers. */
  private static final String AS_NUMBERS = "spark.sql.legacy.parquet.nanosAsLong";

  /** Of Spark's own: whether a path may be a pattern. */
  private static final String PATTERNS = "__globPaths__";

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
    return isExport() && isFile(exported("filings")) && !files(exported("filings")).isEmpty();
  }

  private boolean isExport() {
    return isFile(exported("documents")) && isFile(exported("contents"));
  }

  private String exported(String table) {
    return input.replaceFirst("/+$", "") + "/" + table + ".parquet";
  }

  private boolean isFile(String place) {
    Path path = new Path(address(place));
    try {
      FileSystem system = path.getFileSystem(hadoop());
      return system.exists(path) && system.getFileStatus(path).isFile();
    } catch (IOException e) {
      throw unreadable(input, e);
    }
  }

  private Configuration hadoop() {
    return session.sparkContext().hadoopConfiguration();
  }

  private static boolean isPath(String place) {
    return place.startsWith("/");
  }

  /** A path is one of all machines, also where Hadoop's own default is another file system. */
  private static String address(String place) {
    return isPath(place) ? "file:" + place : place;
  }

  private Dataset<Row> files(String place) {
    DataFrameReader reader =
        session.read().option("recursiveFileLookup", "true").option("mergeSchema", "true");
    if (!isFile(place)) {
      reader.option("pathGlobFilter", "*.parquet");
    }
    if (isPath(place)) {
      reader.option(PATTERNS, "false");
    }
    try {
      return read(reader, place);
    } catch (Exception e) {
      // Scala throws what its signatures do not tell.
      if (e instanceof AnalysisException
          || e instanceof IOException
          || e.getClass().getName().startsWith("org.apache.spark")) {
        throw unreadable(place, e);
      }
      throw e;
    }
  }

  private Dataset<Row> read(DataFrameReader reader, String place) {
    try {
      return reader.parquet(address(place));
    } catch (Exception e) {
      if (!tellsOfNanoseconds(e)) {
        throw e;
      }
    }
    session.conf().set(AS_NUMBERS, "true");
    Dataset<Row> rows = reader.parquet(address(place));
    boolean numbers =
        Arrays.stream(rows.schema().fields())
            .anyMatch(
                field -> field.name().equals(TIME) && field.dataType().equals(DataTypes.LongType));
    return numbers && Arrays.stream(rows.inputFiles()).parallel().allMatch(this::isInNanoseconds)
        ? rows.withColumn(TIME, expr("timestamp_micros(" + TIME + " div 1000)"))
        : rows;
  }

  private static boolean tellsOfNanoseconds(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("TIMESTAMP(NANOS")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the time in a file is one; a whole number is none. */
  private boolean isInNanoseconds(String file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(URI.create(file)), hadoop()))) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      return !schema.containsField(TIME)
          || schema.getType(TIME).getLogicalTypeAnnotation()
              instanceof TimestampLogicalTypeAnnotation;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BellwetherException unreadable(String place, Exception e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new BellwetherException(
        BellwetherException.Kind.USAGE,
        "cannot read " + place + ": " + first,
        "is it Parquet, and do all machines see it?",
        e);
  }
}
