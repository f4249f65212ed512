package dev.bellwether.signal;

import java.util.Arrays;

/**
 * Signals as a dense matrix, sessions by tickers.
 *
 * <p>The strength at session {@code s} is the weighted mean {@code sum w(a) v / sum w(a)} over the
 * ticker's scores that could first be acted on at sessions {@code s - maxAge .. s}, {@code a} their
 * age in sessions. A ticker without such scores has no signal (NaN): absent, not 0.
 *
 * @param sessions rows; row 0 is session {@code firstOrdinal}
 * @param tickers columns
 * @param firstOrdinal ordinal of row 0 in the exchange calendar
 * @param strength row-major, from -1 to 1, NaN where there is none
 * @param evidence row-major, how many scores each rests on
 */
public record SignalPanel(
    int sessions, int tickers, int firstOrdinal, double[] strength, int[] evidence) {
  /**
   * Strengths are rounded to 1e-12, so that tickers whose scores and ages are alike tie in a
   * ranking instead of being told apart by rounding errors.
   */
  private static final double TIE = 1e12;

  /** Stands for the session of a score that nobody could act on. */
  public static final int NEVER = -1;

  /**
   * Aggregates scores.
   *
   * @param ticker column of each score
   * @param entryOrdinal session at whose decision instant the score is known for the first time;
   *     {@link #NEVER} for a score that must not count
   * @param value the score
   * @param tickers how many columns
   * @param firstOrdinal session of row 0; scores that enter earlier still count by their age
   * @param sessions how many rows; scores that enter later do not count
   */
  public static SignalPanel aggregate(
      int[] ticker,
      int[] entryOrdinal,
      double[] value,
      int tickers,
      int firstOrdinal,
      int sessions,
      HalfLife halfLife) {
    int runIn = halfLife.maxAge();
    int rows = sessions + runIn;
    double[] sum = new double[rows * tickers];
    int[] count = new int[rows * tickers];
    for (int i = 0; i < ticker.length; i++) {
      int row = entryOrdinal[i] - firstOrdinal + runIn;
      if (entryOrdinal[i] != NEVER && row >= 0 && row < rows) {
        sum[row * tickers + ticker[i]] += value[i];
        count[row * tickers + ticker[i]]++;
      }
    }
    double[] strength = new double[sessions * tickers];
    Arrays.fill(strength, Double.NaN);
    int[] evidence = new int[sessions * tickers];
    double[] weights = halfLife.weights();
    for (int session = 0; session < sessions; session++) {
      for (int column = 0; column < tickers; column++) {
        fade(
            sum,
            count,
            (session + runIn) * tickers + column,
            tickers,
            weights,
            strength,
            evidence,
            session * tickers + column);
      }
    }
    return new SignalPanel(sessions, tickers, firstOrdinal, strength, evidence);
  }

  private static void fade(
      double[] sum,
      int[] count,
      int newest,
      int stride,
      double[] weights,
      double[] strength,
      int[] evidence,
      int target) {
    double numerator = 0;
    double denominator = 0;
    int scores = 0;
    for (int age = 0; age < weights.length; age++) {
      int cell = newest - age * stride;
      numerator += weights[age] * sum[cell];
      denominator += weights[age] * count[cell];
      scores += count[cell];
    }
    if (scores > 0) {
      strength[target] = Math.rint(numerator / denominator * TIE) / TIE;
      evidence[target] = scores;
    }
  }

  /** Names with a signal in a row. */
  public int breadth(int row) {
    int names = 0;
    for (int column = 0; column < tickers; column++) {
      if (evidence[row * tickers + column] > 0) {
        names++;
      }
    }
    return names;
  }
}
