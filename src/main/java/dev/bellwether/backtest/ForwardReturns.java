package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * What each asset returned after each session, as a fraction.
 *
 * <p>Counted in session ordinals, never in rows or calendar days, and never filled: a return is
 * missing (NaN) unless both its prices are there, finite and above 0. So a halted or dead stock has
 * no return, where padding would invent one of 0.
 *
 * @param horizon sessions from the entry to the exit, at least 1
 * @param returns the return of (session, asset), placed at the session of entry
 */
public record ForwardReturns(int horizon, Panel returns) {
  public ForwardReturns {
    requirePositive(horizon);
  }

  /** {@code p[s+h] / p[s] - 1}; NaN for the last {@code horizon} sessions. */
  public static ForwardReturns of(Panel prices, int horizon) {
    requirePositive(horizon);
    return new ForwardReturns(horizon, ratios(prices, 0, horizon));
  }

  /** The return of session {@code s+h} alone, {@code p[s+h] / p[s+h-1] - 1}, for IC decay. */
  public static ForwardReturns marginal(Panel prices, int horizon) {
    requirePositive(horizon);
    return new ForwardReturns(horizon, ratios(prices, horizon - 1, horizon));
  }

  private static Panel ratios(Panel prices, int entryLead, int exitLead) {
    int assets = prices.assets();
    double[] price = prices.cells();
    double[] returns = new double[price.length];
    int known = Math.max(0, prices.sessions() - exitLead) * assets;
    for (int cell = 0; cell < known; cell++) {
      returns[cell] = fraction(price[cell + entryLead * assets], price[cell + exitLead * assets]);
    }
    Arrays.fill(returns, known, returns.length, Double.NaN);
    return Panel.over(prices.sessions(), assets, returns);
  }

  private static double fraction(double entry, double exit) {
    boolean priced = entry > 0 && exit > 0 && entry < Double.POSITIVE_INFINITY;
    double fraction = exit / entry - 1;
    return priced && fraction < Double.POSITIVE_INFINITY ? fraction : Double.NaN;
  }

  private static void requirePositive(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon " + horizon + " is below one session");
    }
  }
}
