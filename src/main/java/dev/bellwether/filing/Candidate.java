package dev.bellwether.filing;

/**
 * An element that may head a section.
 *
 * @param element its number among the elements
 * @param item what the form has under its number
 * @param title what stands behind the number
 * @param confidence 0 to 1
 * @param contents true if it looks like a line of a table of contents
 */
record Candidate(
    int element, ItemTable.Item item, String title, double confidence, boolean contents) {

  /** A line of contents counts as good as nothing where there is a better one. */
  double weight() {
    return contents ? 0.05 : confidence;
  }
}
