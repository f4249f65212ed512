package dev.bellwether.report;

import dev.bellwether.report.ReplayLookAhead.Clock;
import dev.bellwether.report.ReplayLookAhead.Comparison;
import dev.bellwether.report.ReplayLookAhead.Evidence;
import dev.bellwether.report.ReplayLookAhead.Masking;
import dev.bellwether.report.ReplayLookAhead.Period;
import dev.bellwether.report.ReplayLookAhead.Propensity;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a replay might say of a model that may remember, with every kind of figure. */
final class SampleLookAhead {
  private static final LocalDate CUTOFF = LocalDate.of(2013, 6, 30);

  private SampleLookAhead() {}

  static ReplayLookAhead of() {
    return new ReplayLookAhead(
        Evidence.AFTER_CUTOFF,
        Optional.of(CUTOFF),
        "models.toml",
        Verdict.FADES,
        "The result does not survive the training cut-off of model-9 (2013-06-30): after it 0 of 3"
            + " horizons pass at 5 % (Holm), before it 2.",
        Optional.of(
            new Clock(21_067, 21_067, 8_100, 21_067, Optional.of(LocalDate.of(2013, 11, 4)))),
        List.of(
            period("before", true, LocalDate.of(2012, 1, 3), CUTOFF, 0.061, 5.2),
            new Period(
                "around",
                true,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(
                    new ReplayReport.Pooled(
                        1, 60, 402, Optional.of(0.02), Optional.of(0.01), test(60, 0.4, 0.7))),
                List.of(),
                Optional.empty(),
                Optional.empty()),
            period(
                "after", false, LocalDate.of(2013, 9, 30), LocalDate.of(2014, 12, 31), 0.004, 0.3)),
        List.of(
            new Comparison(1, "rank_ic", 0.061, 0.004, 3.9, 1.2e-4, 3.6e-4, true),
            new Comparison(5, "rank_ic", 0.03, 0.011, 0.8, 0.42, 0.42, false)),
        List.of(
            new Masking(
                1, "all", 512, 0.031, 0.02, 0.011, test(512, 1.9, 0.06), test(512, 2, 0.05)),
            new Masking(1, "after", 1, 0.01, 0.02, -0.01, Optional.empty(), Optional.empty())),
        List.of(new Propensity(1, "before", 9_120, 370, 0.002, -0.0004, 0.0061, 2.9, 0.004)));
  }

  private static Optional<ReplayReport.Test> test(int n, double t, double p) {
    return Optional.of(new ReplayReport.Test(n, t, p));
  }

  private static Period period(
      String name, boolean contaminated, LocalDate first, LocalDate last, double icMean, double t) {
    return new Period(
        name,
        contaminated,
        Optional.of(first),
        Optional.of(last),
        250,
        List.of(
            new ReplayReport.RankIc(
                1,
                250,
                icMean,
                Optional.of(0.18),
                test(250, t, 0.01),
                test(250, t, 0.01),
                4,
                test(250, t, 0.01),
                ReplayReport.Shape.none(),
                List.of(new ReplayReport.LagTest(0, 7.6e-4, t, 0.147)))),
        List.of(
            new ReplayDetails.Spread(
                1,
                250,
                0.0011,
                Optional.of(0.012),
                test(250, 1.45, 0.147),
                test(250, 1.39, 0.165),
                4,
                test(250, 1.45, 0.147),
                List.of(new ReplayReport.LagTest(0, 7.6e-4, 1.45, 0.147)))),
        Optional.of(
            new ReplayReport.Portfolio(
                250,
                10,
                0.12,
                0.04,
                Optional.of(1.2),
                Optional.of(0.4),
                -0.06,
                0.8,
                Optional.of(14.9))),
        Optional.of(
            new ReplayScrutiny.Figures(
                250,
                0.03,
                Optional.of(0.08),
                Optional.of(0.38),
                Optional.of(0.5),
                Optional.of(0.6),
                -0.05,
                Optional.of(0.51))));
  }
}
