package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One number for every session and asset; NaN means missing.
 *
 * <p>Dense and row-major by session: 8 bytes x sessions x assets (3,000 assets x 2,520 sessions are
 * 60 MB), whether cells are missing or not. A session is an ordinal of the exchange calendar from
 * 0, an asset a column from 0. Immutable as long as the giver of the array leaves it alone.
 */
public final class Panel {
  private final int sessions;
  private final int assets;
  private final double[] values;

  private Panel(int sessions, int assets, double[] values) {
    if (sessions < 0 || assets < 0 || (long) sessions * assets != values.length) {
      throw new IllegalArgumentException(
          values.length + " values are not " + sessions + " sessions x " + assets + " assets");
    }
    this.sessions = sessions;
    this.assets = assets;
    this.values = values;
  }

  /**
   * A panel over the array itself, which is not copied and must not be changed afterwards.
   *
   * @param values cell (session, asset) at {@code session * assets + asset}
   */
  public static Panel over(int sessions, int assets, double[] values) {
    return new Panel(sessions, assets, values);
  }

  /** A panel of copied rows, one per session, all of one length. */
  public static Panel ofSessions(double[]... rows) {
    int assets = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * assets];
    for (int session = 0; session < rows.length; session++) {
      if (rows[session].length != assets) {
        throw new IllegalArgumentException("session " + session + " has another length");
      }
      System.arraycopy(rows[session], 0, values, session * assets, assets);
    }
    return new Panel(rows.length, assets, values);
  }

  /** Number of sessions, 0 or more. */
  public int sessions() {
    return sessions;
  }

  /** Number of assets, 0 or more. */
  public int assets() {
    return assets;
  }

  /** The cell, NaN if missing. */
  public double at(int session, int asset) {
    return values[session * assets + asset];
  }

  /** A copy of the sessions before {@code end}: what was known when only they had happened. */
  public Panel before(int end) {
    return new Panel(end, assets, Arrays.copyOf(values, end * assets));
  }

  /** A copy of the sessions from {@code start} on. */
  public Panel since(int start) {
    return new Panel(
        sessions - start, assets, Arrays.copyOfRange(values, start * assets, values.length));
  }

  /** A copy in which the columns of all other assets are missing. */
  public Panel only(IntPredicate keep) {
    double[] kept = values.clone();
    for (int asset = 0; asset < assets; asset++) {
      if (!keep.test(asset)) {
        for (int cell = asset; cell < kept.length; cell += assets) {
          kept[cell] = Double.NaN;
        }
      }
    }
    return new Panel(sessions, assets, kept);
  }

  /** The cells themselves, for loops over whole rows; never written to. */
  double[] cells() {
    return values;
  }
}
