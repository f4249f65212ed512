package dev.bellwether.backtest;

/**
 * The correlation of the factor with the return that followed, session by session.
 *
 * @param horizon of the returns, in sessions
 * @param bySession from -1 to 1; NaN where not defined
 * @param emptySessions sessions without a row
 * @param thinSessions sessions with rows, but fewer than the least number of names
 * @param constantSessions sessions with names enough whose factors, or whose returns, are all equal
 */
public record InformationCoefficient(
    int horizon,
    SessionSeries bySession,
    int emptySessions,
    int thinSessions,
    int constantSessions) {

  /**
   * Spearman's correlation: Pearson's of the ranks, ties sharing their average rank.
   *
   * @param leastNames below this a session has no coefficient; at least 2
   */
  public static InformationCoefficient rank(
      CleanSample sample, int horizon, Neutrality neutrality, int leastNames) {
    Ranking ranking = new Ranking();
    double[] ranks = new double[sample.widest()];
    return of(
        sample,
        horizon,
        neutrality,
        leastNames,
        sample.factorRank(),
        (returns, count) -> {
          ranking.averageRanks(returns, 0, count, ranks, 0);
          return ranks;
        });
  }

  /** Pearson's correlation of factor and return as they are; sensitive to outliers. */
  public static InformationCoefficient pearson(
      CleanSample sample, int horizon, Neutrality neutrality, int leastNames) {
    return of(
        sample, horizon, neutrality, leastNames, sample.factor(), (returns, count) -> returns);
  }

  private static InformationCoefficient of(
      CleanSample sample,
      int horizon,
      Neutrality neutrality,
      int leastNames,
      double[] factor,
      Scale scale) {
    double[] coefficients = new double[sample.sessions()];
    double[] returns = new double[sample.widest()];
    int empty = 0;
    int thin = 0;
    int constant = 0;
    for (int session = 0; session < coefficients.length; session++) {
      int names = sample.size(session);
      coefficients[session] = Double.NaN;
      if (names == 0) {
        empty++;
      } else if (names < Math.max(2, leastNames)) {
        thin++;
      } else {
        neutrality.adjust(sample, session, horizon, returns);
        double[] scaled = scale.of(returns, names);
        coefficients[session] = Correlation.pearson(factor, sample.from(session), scaled, 0, names);
        constant += Double.isNaN(coefficients[session]) ? 1 : 0;
      }
    }
    return new InformationCoefficient(
        horizon, SessionSeries.over(coefficients), empty, thin, constant);
  }

  /** Mean, deviation and shape over the sessions that have a coefficient. */
  public SeriesSummary summary() {
    return bySession.summary();
  }

  /** Whether the mean differs from zero. */
  public Significance significance() {
    return Significance.of(bySession, horizon);
  }

  private interface Scale {
    double[] of(double[] returns, int count);
  }
}
