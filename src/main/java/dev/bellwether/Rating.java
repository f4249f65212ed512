package dev.bellwether;

/** What a direction with a calibrated confidence says to do, in five steps. */
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
   * @param confidence the probability that the direction is right, from 0 to 1, calibrated for the
   *     model that said so
   */
  public static Rating of(Direction direction, double confidence) {
    if (direction == Direction.NEUTRAL || !(confidence >= ENOUGH)) {
      return HOLD;
    }
    if (direction == Direction.BULLISH) {
      return confidence > STRONG ? STRONG_BUY : BUY;
    }
    return confidence > STRONG ? STRONG_SELL : SELL;
  }

  /** As people write it, such as {@code STRONG BUY}. */
  public String words() {
    return name().replace('_', ' ');
  }
}
