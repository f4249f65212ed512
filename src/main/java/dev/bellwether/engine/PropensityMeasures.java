package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.PropensityRegression;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayLookAhead.Propensity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Whether a signal lives on what its model remembers. */
final class PropensityMeasures {
  private PropensityMeasures() {}

  /**
   * One regression a horizon and period, of those that have rows enough.
   *
   * @param propensity in the shape of the panel, NaN where nobody knows it
   */
  static List<Propensity> of(
      DatedPanel panel, Panel propensity, ReplaySettings rules, Optional<LocalDate> cutoff) {
    ReplaySample sample = ReplaySample.of(panel, rules.horizons(), rules.minNames());
    Map<String, IntPredicate> periods = PeriodSessions.of(panel, cutoff);
    List<Propensity> rows = new ArrayList<>();
    for (int horizon : rules.horizons()) {
      periods.forEach(
          (period, sessions) ->
              PropensityRegression.of(sample.during(sessions).all(), propensity, horizon)
                  .map(fit -> row(horizon, period, fit))
                  .ifPresent(rows::add));
    }
    return rows;
  }

  private static Propensity row(int horizon, String period, PropensityRegression fit) {
    return new Propensity(
        horizon,
        period,
        fit.rows(),
        fit.sessions(),
        fit.coefficients()[1],
        fit.coefficients()[2],
        fit.coefficients()[3],
        fit.interaction().t(),
        fit.interaction().p());
  }
}
