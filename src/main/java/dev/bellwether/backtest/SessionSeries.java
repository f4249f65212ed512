package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * One number per session, NaN where it is not defined. Sessions keep their ordinal, so that lags
 * and overlaps can be counted in sessions. Immutable.
 */
public final class SessionSeries {
  private final double[] values;

  private SessionSeries(double[] values) {
    this.values = values;
  }

  /** A series of copied values. */
  public static SessionSeries of(double... values) {
    return new SessionSeries(values.clone());
  }

  /** A series over an array that its maker gives up. */
  static SessionSeries over(double[] values) {
    return new SessionSeries(values);
  }

  /** Sessions, defined or not. */
  public int sessions() {
    return values.length;
  }

  /** The number of that session, or NaN. */
  public double at(int session) {
    return values[session];
  }

  /** A new array of the defined numbers in session order. */
  public double[] observed() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** Mean, deviation and shape of the defined numbers. */
  public SeriesSummary summary() {
    return SeriesSummary.of(observed());
  }

  /** The same series, defined on these sessions only. */
  public SessionSeries during(IntPredicate sessions) {
    double[] kept = new double[values.length];
    Arrays.setAll(kept, session -> sessions.test(session) ? values[session] : Double.NaN);
    return new SessionSeries(kept);
  }

  /** This minus the other, session by session; defined where both are. Same length required. */
  public SessionSeries minus(SessionSeries other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException("series of different calendars");
    }
    double[] difference = new double[values.length];
    Arrays.setAll(difference, session -> values[session] - other.values[session]);
    return new SessionSeries(difference);
  }
}
