package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;

/** What trading leaves of a gross return. */
public final class TradingCosts {
  private static final double BASIS_POINTS = 10_000;

  private TradingCosts() {}

  /**
   * {@code gross - cost x turnover} by session.
   *
   * @param gross returns as fractions
   * @param turnover two-sided, at the lag equal to the horizon of the returns
   * @param basisPoints cost of trading one unit of capital, one way
   */
  public static SessionSeries net(SessionSeries gross, SessionSeries turnover, double basisPoints) {
    double[] cost = new double[turnover.sessions()];
    Arrays.setAll(cost, session -> turnover.at(session) * basisPoints / BASIS_POINTS);
    return gross.minus(SessionSeries.over(cost));
  }

  /**
   * The one-way cost in basis points at which the mean net return is 0: mean gross / mean turnover.
   * Below 0 if the strategy loses before costs; absent if nothing is traded.
   */
  public static OptionalDouble breakEven(SessionSeries gross, SessionSeries turnover) {
    OptionalDouble earned = gross.summary().mean();
    OptionalDouble traded = turnover.summary().mean();
    if (earned.isEmpty() || traded.isEmpty() || traded.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(earned.getAsDouble() / traded.getAsDouble() * BASIS_POINTS);
  }
}
