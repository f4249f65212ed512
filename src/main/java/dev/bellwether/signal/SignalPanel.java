package dev.bellwether.signal;

/**
 * Signals as a dense matrix, sessions by tickers.
 *
 * <p>The strength at session {@code s} is the weighted mean {@code sum w(a) v / sum w(a)}, or the
 * sum, over the ticker's scores that could first be acted on at sessions {@code s - maxAge .. s},
 * {@code a} their age in sessions. What a ticker without such scores has is the rule's choice;
 * usually no signal (NaN): absent, not 0.
 *
 * @param sessions rows; row 0 is session {@code firstOrdinal}
 * @param tickers columns
 * @param firstOrdinal ordinal of row 0 in the exchange calendar
 * @param strength row-major, NaN where there is none
 * @param evidence row-major, how many scores each rests on; 0 also where one is carried on
 */
public record SignalPanel(
    int sessions, int tickers, int firstOrdinal, double[] strength, int[] evidence) {

  /** Stands for the session of a score that nobody could act on. */
  public static final int NEVER = -1;

  /**
   * Aggregates scores.
   *
   * @param tickers how many columns
   * @param firstOrdinal session of row 0; scores that enter earlier still count by their age
   * @param sessions how many rows; scores that enter later do not count
   */
  public static SignalPanel aggregate(
      KnownScores scores, int tickers, int firstOrdinal, int sessions, SignalRule rule) {
    return new Aggregation(scores, tickers, firstOrdinal, sessions, rule)
        .panel(firstOrdinal, sessions);
  }

  /** Names with news behind their signal in a row. */
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
