package dev.bellwether.backtest;

/**
 * What brokers and lenders take, whatever the size of a trade.
 *
 * @param tradeBps half-spread and commission, basis points of what is traded, one way
 * @param borrowBps basis points of shorted value a year
 */
public record TradingFees(double tradeBps, double borrowBps) {
  private static final double BASIS_POINTS = 10_000;
  private static final double SESSIONS_PER_YEAR = 252;

  double trade(double traded) {
    return traded * tradeBps / BASIS_POINTS;
  }

  double borrow(double shorted) {
    return shorted * borrowBps / BASIS_POINTS / SESSIONS_PER_YEAR;
  }
}
