package dev.bellwether.bulk;

import java.io.Serializable;

/**
 * One piece of work: a text for a subject, or a filing.
 *
 * @param contentHash of the text; with the subject it is the key under which results are kept
 * @param subject a ticker's symbol, {@code *} for a text that names nobody; empty where the text
 *     alone counts
 * @param home what its bucket depends on: the subject, the first ticker, or the hash
 * @param publishedMicros microseconds since 1970 UTC, or {@link #UNDATED}
 * @param title the headline; of a filing its file name
 * @param body what follows; of a filing its bytes as ISO 8859-1
 */
public record Item(
    String contentHash,
    String subject,
    String home,
    long publishedMicros,
    String title,
    String body)
    implements Serializable {
  /** Comes after every time. */
  public static final long UNDATED = Long.MAX_VALUE;

  /** The subject of a text that names no ticker. */
  public static final String WHOLE_TEXT = "*";

  /** How much work it is, in UTF-16 characters. */
  public int chars() {
    return title.length() + body.length();
  }
}
