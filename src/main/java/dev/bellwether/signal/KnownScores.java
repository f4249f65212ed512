package dev.bellwether.signal;

import java.util.Arrays;

/**
 * Scores and when each can be acted on.
 *
 * @param ticker column of each score
 * @param entryOrdinal session at whose decision instant it is known for the first time; {@link
 *     SignalPanel#NEVER} for a score that must not count
 * @param value the score
 * @param weight what it counts before it fades, 0 or more; a score that weighs nothing is none
 */
public record KnownScores(int[] ticker, int[] entryOrdinal, double[] value, double[] weight) {
  /** Scores that all weigh the same. */
  public static KnownScores equal(int[] ticker, int[] entryOrdinal, double[] value) {
    double[] ones = new double[value.length];
    Arrays.fill(ones, 1);
    return new KnownScores(ticker, entryOrdinal, value, ones);
  }

  /** The first session at which any of them counts; the fallback if none does. */
  int firstEntry(int fallback) {
    return Arrays.stream(entryOrdinal)
        .filter(entry -> entry != SignalPanel.NEVER)
        .min()
        .orElse(fallback);
  }
}
