package dev.bellwether.bulk;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is written in one step: the items of a day and a bucket, or some slices of them where they
 * are too many.
 *
 * @param date the day in UTC, or {@code unknown}
 * @param bucket of the ticker
 * @param number 0, 1, 2 ... within the bucket
 * @param items how many
 * @param chars how long they are together
 * @param mark tells what is in it, and what is done to it
 */
public record Part(String date, int bucket, int number, long items, long chars, long mark)
    implements Serializable {
  /** Of a part; with digits of any language, because they once were those of the user's. */
  private static final Pattern PATH =
      Pattern.compile(
          "date=[^/]+/bucket=\\d+/part-\\d{2,}-[0-9a-f]{16}\\.parquet",
          Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Whether a file is a part. Only such a file may be removed: an output may be in a folder where
   * others keep theirs.
   *
   * @param path below the output
   */
  public static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  /** The folder below the output, laid out as Hive does and DuckDB and Spark read. */
  public String folder() {
    return "date=" + date + "/bucket=" + bucket;
  }

  /** The file below the output. Another content has another name. */
  public String path() {
    return String.format(Locale.ROOT, "%s/part-%02d-%016x.parquet", folder(), number, mark);
  }

  /** The file of its rejected items below the output. */
  public String rejects() {
    return Rejects.ofPart(path());
  }
}
