package dev.bellwether.report;

/**
 * What the reader of the output can take.
 *
 * @param width columns of the terminal, to which {@code table} cuts long texts; 0 = no limit
 * @param tsvHeader whether {@code tsv} starts with the column names
 */
public record PrintOptions(int width, boolean tsvHeader) {
  /** Nobody looks: nothing is cut, and {@code tsv} has no header. */
  public static final PrintOptions PIPED = new PrintOptions(0, false);

  /**
   * A terminal of so many columns.
   *
   * @throws IllegalArgumentException if {@code width} is not positive
   */
  public static PrintOptions terminal(int width) {
    if (width <= 0) {
      throw new IllegalArgumentException("a terminal has columns: " + width);
    }
    return new PrintOptions(width, true);
  }
}
