package dev.bellwether;

/**
 * How probable each {@link Direction} is; each in [0, 1], together 1.
 *
 * @param bearish probability that the text is bad news
 * @param neutral probability that it is neither
 * @param bullish probability that it is good news
 */
public record ClassProbabilities(double bearish, double neutral, double bullish) {
  private static final double ROUNDING = 1e-9;

  public ClassProbabilities {
    double sum = bearish + neutral + bullish;
    if (!(bearish >= 0 && neutral >= 0 && bullish >= 0 && Math.abs(sum - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "not probabilities: " + bearish + ", " + neutral + ", " + bullish);
    }
  }

  /** {@code bullish - bearish}, in [-1, 1]. */
  public double score() {
    return bullish - bearish;
  }

  /** The most probable direction; NEUTRAL when bullish and bearish tie above it. */
  public Direction direction() {
    if (bullish > bearish && bullish > neutral) {
      return Direction.BULLISH;
    }
    return bearish > bullish && bearish > neutral ? Direction.BEARISH : Direction.NEUTRAL;
  }

  /** The probability of the most probable direction, in [1/3, 1]. */
  public double largest() {
    return Math.max(neutral, Math.max(bullish, bearish));
  }
}
