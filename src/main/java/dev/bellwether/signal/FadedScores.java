package dev.bellwether.signal;

import java.util.OptionalDouble;

/**
 * Scores combined at one instant: each weighs {@code source x novelty x 2^(-age / half-life)}.
 *
 * @param weight sum of the weights
 * @param sum sum of weight x score: more news says more
 */
public record FadedScores(double weight, double sum) {
  /** Nothing is known yet. */
  public static final FadedScores NONE = new FadedScores(0, 0);

  /**
   * Adds a score.
   *
   * @param score any number
   * @param age how long it has been known, in the unit of the half-life; 0 or more: what is not
   *     known yet has no weight, and asking for it is look-ahead
   * @param halfLife above 0
   * @param sourceWeight of its source, 0 or more
   * @param novelty from 0 (said before) to 1
   * @throws IllegalArgumentException for an age below 0 or another number out of its range
   */
  public FadedScores with(
      double score, double age, double halfLife, double sourceWeight, double novelty) {
    boolean known = age >= 0 && halfLife > 0;
    if (!known || !(sourceWeight >= 0) || !(novelty >= 0 && novelty <= 1)) {
      throw new IllegalArgumentException(
          "age %s, half-life %s, source %s, novelty %s"
              .formatted(age, halfLife, sourceWeight, novelty));
    }
    double weighs = sourceWeight * novelty * Math.pow(2, -age / halfLife);
    return new FadedScores(weight + weighs, sum + weighs * score);
  }

  /** The weighted mean; absent if nothing has any weight: no news is no score, not a score of 0. */
  public OptionalDouble mean() {
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }
}
