package dev.bellwether.backtest;

import java.util.Arrays;

/**
 * What each asset returned after each session, as a fraction.
 *
 * <p>Counted in session ordinals, never in rows or calendar days, and never filled: a return is
 * missing (NaN) unless both its prices are there, finite and above 0. So a halted or dead stock has
 * no return, where padding would invent one of 0.
 *
 * <p>Returns are placed at the session of entry, and made from the prices when they are asked for:
 * a horizon costs no memory of its own.
 */
public final class ForwardReturns {
  private final int horizon;
  private final Panel panel;
  private final int entryLead;
  private final int exitLead;

  private ForwardReturns(int horizon, Panel panel, int entryLead, int exitLead) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon " + horizon + " is below one session");
    }
    this.horizon = horizon;
    this.panel = panel;
    this.entryLead = entryLead;
    this.exitLead = exitLead;
  }

  /**
   * Returns that are known already.
   *
   * @param horizon sessions from the entry to the exit, at least 1
   * @param returns the return of (session, asset), placed at the session of entry
   */
  public ForwardReturns(int horizon, Panel returns) {
    this(horizon, returns, 0, 0);
  }

  /** {@code p[s+h] / p[s] - 1}; NaN for the last {@code horizon} sessions. */
  public static ForwardReturns of(Panel prices, int horizon) {
    return new ForwardReturns(horizon, prices, 0, horizon);
  }

  /** The return of session {@code s+h} alone, {@code p[s+h] / p[s+h-1] - 1}, for IC decay. */
  public static ForwardReturns marginal(Panel prices, int horizon) {
    return new ForwardReturns(horizon, prices, horizon - 1, horizon);
  }

  /** Sessions from the entry to the exit, at least 1. */
  public int horizon() {
    return horizon;
  }

  int sessions() {
    return panel.sessions();
  }

  int assets() {
    return panel.assets();
  }

  /** All of them in a new panel. */
  public Panel returns() {
    double[] all = new double[panel.cells().length];
    double[] row = new double[assets()];
    for (int session = 0; session < sessions(); session++) {
      read(session, row);
      System.arraycopy(row, 0, all, session * assets(), assets());
    }
    return Panel.over(sessions(), assets(), all);
  }

  /** Writes the returns of one session's entries, by asset. */
  void read(int session, double[] out) {
    int assets = assets();
    double[] cells = panel.cells();
    if (exitLead == 0) {
      System.arraycopy(cells, session * assets, out, 0, assets);
    } else if (session + exitLead >= sessions()) {
      Arrays.fill(out, 0, assets, Double.NaN);
    } else {
      int entry = (session + entryLead) * assets;
      int exit = (session + exitLead) * assets;
      for (int asset = 0; asset < assets; asset++) {
        out[asset] = fraction(cells[entry + asset], cells[exit + asset]);
      }
    }
  }

  /** The return between two prices; NaN if either is not there, 0 or infinite. */
  static double fraction(double entry, double exit) {
    boolean priced = entry > 0 && exit > 0 && entry < Double.POSITIVE_INFINITY;
    double fraction = exit / entry - 1;
    return priced && fraction < Double.POSITIVE_INFINITY ? fraction : Double.NaN;
  }
}
