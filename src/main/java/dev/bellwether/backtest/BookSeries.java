package dev.bellwether.backtest;

import java.util.Arrays;

/** Writes down a simulated book session by session; before its first trade there is no book. */
final class BookSeries {
  private final double[] gross;
  private final double[] net;
  private final double[] turnover;
  private final double[] longs;
  private final double[] shorts;
  private double opening;
  private boolean started;
  private int end;

  BookSeries(int sessions) {
    gross = undefined(sessions);
    net = undefined(sessions);
    turnover = undefined(sessions);
    longs = undefined(sessions);
    shorts = undefined(sessions);
  }

  private static double[] undefined(int sessions) {
    double[] series = new double[sessions];
    Arrays.fill(series, Double.NaN);
    return series;
  }

  /**
   * A session begins.
   *
   * @param equity before its trades, above 0 unless the book is ruined
   * @param traded share of that equity
   * @param held values after the trades
   */
  void open(int session, double equity, double traded, double[] held) {
    started |= traded > 0;
    if (!started) {
      return;
    }
    opening = equity;
    double bought = 0;
    double sold = 0;
    for (double value : held) {
      bought += Math.max(0, value);
      sold += Math.max(0, -value);
    }
    turnover[session] = traded;
    longs[session] = bought / equity;
    shorts[session] = sold / equity;
    end = bought + sold > 0 || traded > 0 ? session + 1 : end;
  }

  /** The session has ended with so much earned before costs, and with that equity left. */
  void close(int session, double earned, double equity) {
    if (started) {
      gross[session] = earned / opening;
      net[session] = equity / opening - 1;
    }
  }

  SimulatedBook book(SimulatedBook.Costs costs, SimulatedBook.Events events, boolean ruined) {
    for (double[] series : new double[][] {gross, net, turnover, longs, shorts}) {
      Arrays.fill(series, end, series.length, Double.NaN);
    }
    return new SimulatedBook(
        SessionSeries.over(gross),
        SessionSeries.over(net),
        SessionSeries.over(turnover),
        SessionSeries.over(longs),
        SessionSeries.over(shorts),
        costs,
        events,
        ruined);
  }
}
