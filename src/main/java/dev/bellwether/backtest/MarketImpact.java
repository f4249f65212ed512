package dev.bellwether.backtest;

/**
 * What trades cost because they move the price: {@code Y sigma sqrt(Q / V)} of the traded value,
 * the square-root law (see Almgren, Thum, Hauptmann and Li 2005, Risk 18(7), 58-62, who fit an
 * exponent of 0.6; most later work finds 0.5).
 *
 * @param capital money the book starts with, in the currency of the volumes; 0 for no impact and no
 *     limit
 * @param coefficient Y, about 1
 * @param participation most of an average session's volume that one trade may be, above 0
 * @param liquidity how much each asset trades and moves
 */
public record MarketImpact(
    double capital, double coefficient, double participation, Liquidity liquidity) {

  /** Trades that move nothing. */
  public static MarketImpact none() {
    return new MarketImpact(0, 0, 1, Liquidity.unknown());
  }

  /** The same market for another capital. */
  public MarketImpact withCapital(double other) {
    return new MarketImpact(other, coefficient, participation, liquidity);
  }

  /** The same market for one who trades all he wants, whatever the volume. */
  public MarketImpact unlimited() {
    return new MarketImpact(capital, coefficient, Double.MAX_VALUE, liquidity);
  }

  /** How much of a trade, in units of the starting capital, can be done. */
  double feasible(int session, int asset, double trade) {
    double volume = liquidity.volume(session, asset);
    if (capital == 0 || Double.isNaN(volume)) {
      return trade;
    }
    double most = participation * (volume / capital);
    return Math.max(-most, Math.min(most, trade));
  }

  /** The cost of a trade, both in units of the starting capital; 0 where no volume is known. */
  double cost(int session, int asset, double trade) {
    double volume = liquidity.volume(session, asset);
    double risk = liquidity.risk(session, asset);
    if (capital == 0 || trade == 0 || !(volume > 0) || Double.isNaN(risk)) {
      return 0;
    }
    double size = Math.abs(trade);
    return coefficient * risk * Math.sqrt(size * capital / volume) * size;
  }
}
