package dev.bellwether.backtest;

/** Wealth from a start of 1 when every return is reinvested. */
public final class EquityCurve {
  private EquityCurve() {}

  /**
   * Wealth after each session, {@code prod (1 + r)}; a session without a return changes nothing.
   *
   * @param returns of one session each; longer ones overlap and must not be compounded
   */
  public static SessionSeries of(SessionSeries returns) {
    double[] wealth = new double[returns.sessions()];
    double now = 1;
    for (int session = 0; session < wealth.length; session++) {
      double fraction = returns.at(session);
      now *= Double.isNaN(fraction) ? 1 : 1 + fraction;
      wealth[session] = now;
    }
    return SessionSeries.over(wealth);
  }
}
