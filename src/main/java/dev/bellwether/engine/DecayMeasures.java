package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.CleanSample;
import dev.bellwether.backtest.DecayFit;
import dev.bellwether.backtest.ForwardReturns;
import dev.bellwether.backtest.InformationCoefficient;
import dev.bellwether.backtest.Neutrality;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.report.ReplayDetails;
import java.util.List;
import java.util.Optional;

/**
 * How fast the factor loses its power, each horizon on all rows that have its return.
 *
 * @param points by horizon
 * @param fit to the marginal coefficients
 */
record DecayMeasures(List<ReplayDetails.Decay> points, Optional<ReplayDetails.DecayFit> fit) {

  static DecayMeasures of(DatedPanel panel, List<Integer> horizons, int minNames) {
    List<ReplayDetails.Decay> points =
        horizons.stream().map(horizon -> point(panel, horizon, minNames)).toList();
    return new DecayMeasures(points, fit(points));
  }

  private static ReplayDetails.Decay point(DatedPanel panel, int horizon, int minNames) {
    SeriesSummary cumulative =
        coefficients(panel, ForwardReturns.of(panel.prices(), horizon), minNames);
    SeriesSummary marginal =
        horizon == 1
            ? cumulative
            : coefficients(panel, ForwardReturns.marginal(panel.prices(), horizon), minNames);
    return new ReplayDetails.Decay(
        horizon, cumulative.n(), boxed(cumulative.mean()), boxed(marginal.mean()));
  }

  private static SeriesSummary coefficients(
      DatedPanel panel, ForwardReturns returns, int minNames) {
    CleanSample sample = CleanSample.of(panel.factor(), List.of(returns));
    return InformationCoefficient.rank(sample, returns.horizon(), new Neutrality.Raw(), minNames)
        .summary();
  }

  private static Optional<ReplayDetails.DecayFit> fit(List<ReplayDetails.Decay> points) {
    List<ReplayDetails.Decay> defined =
        points.stream().filter(point -> point.marginalIc().isPresent()).toList();
    return DecayFit.of(
            defined.stream().mapToInt(ReplayDetails.Decay::horizon).toArray(),
            defined.stream().mapToDouble(point -> point.marginalIc().orElseThrow()).toArray())
        .map(fit -> new ReplayDetails.DecayFit(fit.first(), fit.halfLife()));
  }
}
