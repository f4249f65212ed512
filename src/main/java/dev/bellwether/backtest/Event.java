package dev.bellwether.backtest;

/**
 * One event: returns of asset and market, as fractions, before it and around it. Arrays are not
 * copied and must not be changed.
 */
public final class Event {
  private final double[] estimationResiduals;
  private final double[] abnormal;
  private final double[] standardised;
  private final MarketModel model;
  private final double standardisedSum;
  private final double buyAndHold;

  private Event(
      MarketModel model,
      double[] estimationResiduals,
      double[] abnormal,
      double[] standardised,
      double standardisedSum,
      double buyAndHold) {
    this.model = model;
    this.estimationResiduals = estimationResiduals;
    this.abnormal = abnormal;
    this.standardised = standardised;
    this.standardisedSum = standardisedSum;
    this.buyAndHold = buyAndHold;
  }

  /**
   * The event with its market model fitted.
   *
   * @param assetBefore estimation window in which the return varies, ending before the event
   *     window; NaN where it is missing, known on five sessions or more
   * @param marketBefore the market on the same sessions, likewise
   * @param asset event window, complete
   * @param market the market on the same sessions
   */
  public static Event of(
      double[] assetBefore, double[] marketBefore, double[] asset, double[] market) {
    if (asset.length != market.length || asset.length == 0) {
      throw new IllegalArgumentException("windows too short or of different length");
    }
    MarketModel model = MarketModel.fit(assetBefore, marketBefore);
    if (model.sessions() < 5) {
      throw new IllegalArgumentException("too few returns in the estimation window");
    }
    double[] abnormal = model.abnormal(asset, market);
    double[] standardised = new double[abnormal.length];
    double sum = 0;
    double held = 1;
    double expected = 1;
    for (int day = 0; day < abnormal.length; day++) {
      standardised[day] = abnormal[day] / model.forecastError(market[day]);
      sum += abnormal[day];
      held *= 1 + asset[day];
      expected *= 1 + asset[day] - abnormal[day];
    }
    double[] residuals = model.abnormal(assetBefore, marketBefore);
    return new Event(
        model,
        residuals,
        abnormal,
        standardised,
        sum / model.forecastError(market),
        held - expected);
  }

  /** Intercept of the market model, a fraction per session. */
  public double alpha() {
    return model.alpha();
  }

  /** Slope of the market model. */
  public double beta() {
    return model.beta();
  }

  /** Residual deviation of the market model per session. */
  public double sigma() {
    return model.sigma();
  }

  /** Sessions of the estimation window on which both returns are known. */
  public int estimationReturns() {
    return model.sessions();
  }

  /** Abnormal return on a day of the event window, counted from 0. */
  public double abnormal(int day) {
    return abnormal[day];
  }

  /** Sum of the abnormal returns over the event window (CAR). */
  public double cumulative() {
    double sum = 0;
    for (double each : abnormal) {
      sum += each;
    }
    return sum;
  }

  /** Compounded return over the event window less what the market model expects, compounded. */
  public double buyAndHold() {
    return buyAndHold;
  }

  /** Abnormal return in units of its forecast error (SAR). */
  public double standardised(int day) {
    return standardised[day];
  }

  /** The cumulative one in units of its own (SCAR). */
  public double standardisedCumulative() {
    return standardisedSum;
  }

  /** NaN where a return is missing. */
  double[] estimationResiduals() {
    return estimationResiduals;
  }

  int days() {
    return abnormal.length;
  }

  /**
   * The variance of a standardised abnormal return under the null: t with L - 2 degrees of freedom.
   */
  double standardisedVariance() {
    double freedom = model.sessions() - 2.0;
    return freedom / (freedom - 2);
  }
}
