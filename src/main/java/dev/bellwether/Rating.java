package dev.bellwether;

/** What a direction and how sure it is say to do, in five steps. */
public enum Rating {
  STRONG_SELL,
  SELL,
  HOLD,
  BUY,
  STRONG_BUY;

  /** A confidence above this is strong. */
  public static final double STRONG = 0.9;

  /** A confidence below this is not enough to act on. */
  public static final double ENOUGH = 0.7;

  /**
   * The rating of a direction.
   *
   * @param confidence from 0 to 1
   * @param calibrated whether the confidence is the probability that the direction is right; what a
   *     model merely calls its confidence is never strong
   */
  public static Rating of(Direction direction, double confidence, boolean calibrated) {
    if (direction == Direction.NEUTRAL || !(confidence >= ENOUGH)) {
      return HOLD;
    }
    boolean strong = calibrated && confidence > STRONG;
    if (direction == Direction.BULLISH) {
      return strong ? STRONG_BUY : BUY;
    }
    return strong ? STRONG_SELL : SELL;
  }

  /** As people write it, such as {@code STRONG BUY}. */
  public String words() {
    return name().replace('_', ' ');
  }
}
