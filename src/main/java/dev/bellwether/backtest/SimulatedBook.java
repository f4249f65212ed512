package dev.bellwether.backtest;

/**
 * What became of a simulated book, by session. A session's figures are of the stretch from its
 * entry prices to those of the next; series are undefined before the first position and after the
 * last.
 *
 * @param gross return before costs, a fraction of the equity at the session's start
 * @param net return after all costs
 * @param turnover two-sided, what was traded as a share of equity
 * @param longExposure value held long as a share of equity, after the session's trades
 * @param shortExposure value held short, 0 or above
 * @param costs what was paid in all
 * @param events what happened on the way
 * @param ruined true if the equity was lost; the book ends there
 */
public record SimulatedBook(
    SessionSeries gross,
    SessionSeries net,
    SessionSeries turnover,
    SessionSeries longExposure,
    SessionSeries shortExposure,
    Costs costs,
    Events events,
    boolean ruined) {

  /**
   * Costs as shares of the starting capital.
   *
   * @param fees spread and commission
   * @param impact moving the price
   * @param borrow lending fees on shorts
   * @param delisting losses on names that left
   */
  public record Costs(double fees, double impact, double borrow, double delisting) {}

  /**
   * Counts.
   *
   * @param trades positions changed
   * @param unfilled trades cut by the limit on participation
   * @param capped positions cut by the caps on names and groups
   * @param delisted positions closed because their prices ended
   */
  public record Events(long trades, long unfilled, long capped, long delisted) {}
}
