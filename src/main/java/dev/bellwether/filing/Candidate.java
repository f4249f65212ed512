package dev.bellwether.filing;

/**
 * An element that may head a section.
 *
 * @param element its number among the elements
 * @param item what the form has under its number
 * @param title what stands behind the number
 * @param confidence 0 to 1
 * @param contents true if it looks like a line of a table of contents
 * @param room 0 to 1: how much text stands below it before the next line that names an item
 */
record Candidate(
    int element,
    ItemTable.Item item,
    String title,
    double confidence,
    boolean contents,
    double room) {
  /** Of two that look alike, the one with a text below it heads a section. */
  private static final double WORTH_OF_ROOM = 0.06;

  /** A line of contents counts as good as nothing where there is a better one. */
  double weight() {
    return contents ? 0.05 : confidence + WORTH_OF_ROOM * room;
  }
}
