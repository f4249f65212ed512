package dev.bellwether.engine;

import dev.bellwether.backtest.BlockBootstrap;
import dev.bellwether.backtest.MultipleTesting;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The headline tests of a replay, held to the number of horizons tried. */
final class ReplayCorrections {
  private static final long SEED = 20_261_124;

  private ReplayCorrections() {}

  /** One entry a horizon that could be tested, in the order of the report. */
  static List<ReplayScrutiny.Correction> of(
      List<ReplayReport.Information> information, List<ReplayReport.IcPoint> points) {
    List<ReplayReport.Information> tested =
        information.stream().filter(each -> ReplayHeadline.test(each).isPresent()).toList();
    double[] p =
        tested.stream()
            .mapToDouble(each -> ReplayHeadline.test(each).orElseThrow().pValue())
            .toArray();
    double[] holm = MultipleTesting.holm(p);
    double[] hochberg = MultipleTesting.benjaminiHochberg(p);
    double[] yekutieli = MultipleTesting.benjaminiYekutieli(p);
    return IntStream.range(0, p.length)
        .mapToObj(
            i -> {
              int horizon = tested.get(i).horizon();
              Optional<BlockBootstrap.Interval> interval = interval(horizon, points);
              return new ReplayScrutiny.Correction(
                  horizon,
                  p[i],
                  holm[i],
                  hochberg[i],
                  yekutieli[i],
                  interval.map(BlockBootstrap.Interval::low),
                  interval.map(BlockBootstrap.Interval::high));
            })
        .toList();
  }

  private static Optional<BlockBootstrap.Interval> interval(
      int horizon, List<ReplayReport.IcPoint> points) {
    double[] ic =
        points.stream()
            .filter(point -> point.horizon() == horizon)
            .mapToDouble(ReplayReport.IcPoint::ic)
            .toArray();
    return MeanInterval.of(ic, horizon, SEED);
  }
}
