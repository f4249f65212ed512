package dev.bellwether;

/**
 * A piece of a filing that a reader sees as one thing.
 *
 * @param kind what it is
 * @param span where it lies in the filing's text
 * @param source the stretch of the file as filed that it was read from, markup included; pieces
 *     that a page break had split cover what stood between them
 */
public record Element(Kind kind, Span span, Span source) {

  /** What a reader takes an element for. */
  public enum Kind {
    /** A short line that heads what follows: bold, underlined, in capitals, or "Item 7". */
    TITLE,
    /** Running text. */
    PARAGRAPH,
    /** A paragraph behind a bullet or a number. */
    LIST_ITEM,
    /** Rows of cells: one line a row, tabulators between cells. */
    TABLE
  }
}
