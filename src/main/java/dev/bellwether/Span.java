package dev.bellwether;

/**
 * A stretch of a text in UTF-16 characters, {@code [start, end)}.
 *
 * @param start first character, from 0
 * @param end one past the last character, above {@code start}
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("empty or negative span [" + start + ", " + end + ")");
    }
  }

  /** Exactly what the span covers. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Characters covered, at least 1. */
  public int length() {
    return end - start;
  }
}
