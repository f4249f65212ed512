package dev.bellwether.backtest;

/**
 * Whether the mean of a series of h-session outcomes differs from zero, asked three ways.
 *
 * @param naive as if the outcomes were independent, which for h above 1 they are not
 * @param neweyWest allowing for autocorrelation up to {@code lag}
 * @param lag of the Newey-West test, in observations
 * @param nonOverlapping on every h-th session
 */
public record Significance(TTest naive, TTest neweyWest, int lag, TTest nonOverlapping) {

  /** The three tests, with the default Newey-West lag. */
  public static Significance of(SessionSeries series, int horizon) {
    double[] observed = series.observed();
    int lag = NeweyWest.defaultLag(observed.length, horizon);
    return new Significance(
        NaiveT.of(observed), NeweyWest.of(observed, lag), lag, NonOverlapping.of(series, horizon));
  }

  /** The test to quote: the non-overlapping one. */
  public TTest headline() {
    return nonOverlapping;
  }
}
