package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.CurvePoint;
import dev.bellwether.report.ReplayScrutiny.Correction;
import dev.bellwether.report.ReplayScrutiny.CostPoint;
import dev.bellwether.report.ReplayScrutiny.Costs;
import dev.bellwether.report.ReplayScrutiny.Events;
import dev.bellwether.report.ReplayScrutiny.Figures;
import dev.bellwether.report.ReplayScrutiny.Luck;
import dev.bellwether.report.ReplayScrutiny.Month;
import dev.bellwether.report.ReplayScrutiny.Strategy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A scrutiny with every kind of figure, some of them missing. */
final class SampleScrutiny {
  private SampleScrutiny() {}

  static ReplayScrutiny of(List<CurvePoint> curve) {
    return new ReplayScrutiny(
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                month -> new Month(YearMonth.of(2024, month), 1, 20, 0.02 * (month % 3) - 0.01))
            .toList(),
        List.of(
            new Correction(1, 0.04, 0.12, 0.09, 0.165, Optional.of(-0.004), Optional.of(0.061)),
            new Correction(5, 0.06, 0.12, 0.09, 0.165, Optional.empty(), Optional.empty())),
        Optional.of(
            new Luck(7, 3, Optional.of(0.83), 1.21, Optional.of(0.12), Optional.of(1903.4))),
        Optional.of(strategy(curve)),
        SampleLookAhead.of(),
        SampleLookAhead.sorts(),
        List.of(new ReplayScrutiny.SuspectedSplit("ABC", LocalDate.of(2014, 6, 9), 0.1428, 7)),
        Optional.of(folds()));
  }

  private static ReplayScrutiny.Folds folds() {
    return new ReplayScrutiny.Folds(
        1,
        5,
        List.of("half-life 1.0", "half-life 2.0"),
        List.of(
            new ReplayScrutiny.Fold(
                "walk_forward",
                1,
                120,
                1,
                0,
                LocalDate.of(2014, 6, 2),
                LocalDate.of(2014, 8, 29),
                Optional.of("half-life 2.0"),
                Optional.of(0.041),
                Optional.of(0.012)),
            new ReplayScrutiny.Fold(
                "cross_validation",
                1,
                0,
                1,
                5,
                LocalDate.of(2014, 1, 2),
                LocalDate.of(2014, 5, 30),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        List.of(
            new ReplayScrutiny.OutOfSample(
                "walk_forward",
                130,
                Optional.of(0.012),
                Optional.of(new ReplayReport.Test(130, 0.8, 0.42)),
                Optional.of(new ReplayReport.Test(130, 0.7, 0.48)),
                Optional.of("half-life 1.0"),
                Optional.of(0.044))));
  }

  private static Strategy strategy(List<CurvePoint> curve) {
    Figures gross =
        new Figures(
            curve.size(),
            0.121,
            Optional.of(0.09),
            Optional.of(1.31),
            Optional.of(1.9),
            Optional.of(1.4),
            -0.08,
            Optional.of(0.53));
    Figures net =
        new Figures(
            curve.size(),
            0.043,
            Optional.of(0.09),
            Optional.of(0.47),
            Optional.of(0.7),
            Optional.empty(),
            -0.11,
            Optional.of(0.51));
    return new Strategy(
        "long_short",
        5,
        gross,
        net,
        0.48,
        0.49,
        0.31,
        Optional.of(14.2),
        new Costs(0.05, 0.01, 0.002, 0),
        new Events(4_120, 17, 60, 1, false),
        List.of(
            new CostPoint(0, 0.11, Optional.of(1.2)), new CostPoint(25, -0.06, Optional.of(-0.6))),
        Optional.of(2.4e8),
        curve);
  }
}
