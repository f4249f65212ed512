package dev.bellwether.filing;

/**
 * A paragraph or a table as the reader meets it, before page furniture is told from text.
 *
 * @param table true for rows of cells
 * @param start where it starts in the text that is being put together
 * @param end where it ends, above {@code start}
 * @param emphasis how many characters at its start are bold or underlined
 * @param breakBefore true if a page ended before it
 * @param link true if all of it leads to another place in the document
 */
record Block(boolean table, int start, int end, int emphasis, boolean breakBefore, boolean link) {

  int length() {
    return end - start;
  }

  /** The same block at another place. */
  Block movedTo(int newStart, boolean newBreakBefore) {
    return new Block(table, newStart, newStart + length(), emphasis, newBreakBefore, link);
  }
}
