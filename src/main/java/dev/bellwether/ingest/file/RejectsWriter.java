package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what was not taken, one line each: file, line, reason and the row as it stands, separated
 * by tabs, below a header line. Backslash, tab, line feed and carriage return in a value are
 * written {@code \\ \t \n \r}. Without rejects nothing is written. Not thread-safe; closes the
 * writer.
 */
public final class RejectsWriter implements Closeable {
  private final Writer out;
  private final Map<String, Long> counts = new TreeMap<>();

  /**
   * A writer of rejects.
   *
   * @param out where to; buffered by the caller
   */
  public RejectsWriter(Writer out) {
    this.out = out;
  }

  /**
   * Adds one.
   *
   * @throws BellwetherException if it can not be written
   */
  public void write(String file, Reject reject) {
    try {
      if (counts.isEmpty()) {
        out.write("file\tline\treason\traw\n");
      }
      counts.merge(kind(reject.reason()), 1L, Long::sum);
      field(file, '\t');
      field(Long.toString(reject.line()), '\t');
      field(reject.reason(), '\t');
      field(reject.raw(), '\n');
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot write the rejects file: " + e.getMessage(), "is the disk full?", e);
    }
  }

  private void field(String value, char end) throws IOException {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      switch (c) {
        case '\\' -> out.write("\\\\");
        case '\t' -> out.write("\\t");
        case '\n' -> out.write("\\n");
        case '\r' -> out.write("\\r");
        default -> out.write(c);
      }
    }
    out.write(end);
  }

  /** A reason without the value it quotes, so that a million bad dates are one line of a report. */
  private static String kind(String reason) {
    int end = 0;
    while (end < reason.length() && reason.charAt(end) != '\'' && reason.charAt(end) != ':') {
      end++;
    }
    return reason.substring(0, end).strip();
  }

  /** How many there are of each kind of reason, in alphabetical order. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** How many there are together. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Hands everything so far to the system. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
