package dev.bellwether.llm.embedded;

/**
 * Two figures of one thing.
 *
 * @param newer the figure that is reported
 * @param older the figure it is measured by
 */
record Comparison(Token newer, Token older) {
  /** Figures that differ by less are called the same by those who report them. */
  private static final double SAME = 0.01;

  /**
   * Whether they can be figures of one thing: both percentages or neither, not in two currencies.
   */
  boolean isFair() {
    return newer.isFigure()
        && older.isFigure()
        && (newer.kind() == Kind.NUMBER) == (older.kind() == Kind.NUMBER)
        && (newer.currency() == 0 || older.currency() == 0 || newer.currency() == older.currency());
  }

  /** Whether they are written in the same way too, with the same unit and currency. */
  boolean isAlike() {
    return isFair()
        && newer.currency() == older.currency()
        && (newer.scale() == 1) == (older.scale() == 1);
  }

  /**
   * 1 if the newer figure is larger, -1 if it is smaller, 0 if they are about the same. A figure
   * without a unit is taken to be in the other's.
   *
   * @param newerSign -1 if the newer figure is a loss
   * @param olderSign -1 if the older figure is a loss
   */
  int sign(int newerSign, int olderSign) {
    double now = scaled(newer, older) * (newer.value() < 0 ? 1 : newerSign);
    double then = scaled(older, newer) * (older.value() < 0 ? 1 : olderSign);
    double change = now - then;
    return Math.abs(change) <= SAME * Math.abs(then) ? 0 : (int) Math.signum(change);
  }

  private static double scaled(Token figure, Token other) {
    return figure.scale() == 1 ? figure.value() * other.scale() : figure.value();
  }
}
