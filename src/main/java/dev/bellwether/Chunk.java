package dev.bellwether;

/**
 * A part of a text that one model reads at once.
 *
 * @param contentHash the text it is cut from
 * @param ordinal 0, 1, 2 ... in reading order
 * @param kind what part it is
 * @param span where it lies in {@link Content#text()}
 * @param text exactly what the span covers
 */
public record Chunk(String contentHash, int ordinal, Kind kind, Span span, String text) {

  /** What part of a document a chunk is. */
  public enum Kind {
    /** The headline of an article. */
    TITLE,
    /** Paragraphs of an article's body. */
    BODY,
    /** Headings, paragraphs and lists of a filing. */
    TEXT,
    /** A table of a filing. */
    TABLE
  }
}
