package dev.bellwether.backtest;

/**
 * What a simulated book may do.
 *
 * @param book from signals to target weights
 * @param holdingSessions sessions each position is held; the book is that many equal tranches, one
 *     set up anew each session (Jegadeesh and Titman 1993, Journal of Finance 48, 65-91)
 * @param leastNames with fewer signals a session sets up nothing
 * @param nameCap most that one name may make of the equity, above 0; 1 or more does not bind
 * @param groupCap most that the gross of one group may make of the equity
 * @param groups the group of each asset, for the cap
 * @param patience sessions without a price after which a held name is taken for delisted
 * @param delistingLoss share of its value a long loses then, 0 to 1 (Shumway 1997, Journal of
 *     Finance 52, 327-340, finds 0.3); a short is closed at its last price and gains nothing
 */
public record TradingRules(
    TargetBook book,
    int holdingSessions,
    int leastNames,
    double nameCap,
    double groupCap,
    Groups groups,
    int patience,
    double delistingLoss) {
  public TradingRules {
    if (holdingSessions < 1 || leastNames < 1 || patience < 1) {
      throw new IllegalArgumentException("sessions and names are counted from 1");
    }
    if (!(nameCap > 0) || !(groupCap > 0) || !(delistingLoss >= 0 && delistingLoss <= 1)) {
      throw new IllegalArgumentException("a cap of nothing, or a loss of more than all");
    }
  }
}
