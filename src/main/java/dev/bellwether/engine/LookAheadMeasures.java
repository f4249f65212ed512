package dev.bellwether.engine;

import dev.bellwether.backtest.MeanDifference;
import dev.bellwether.backtest.MultipleTesting;
import dev.bellwether.backtest.TTest;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayLookAhead.Comparison;
import dev.bellwether.report.ReplayReport.Information;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figures of a replay before, around and after the training cut-off of the model. */
final class LookAheadMeasures {
  private static final double LEVEL = 0.05;

  private final DatedPanel panel;
  private final ReplaySettings rules;
  private final CutoffPeriods periods;
  private final ReplaySample sample;
  private final ReplayBook book;
  private final Optional<ReplayStrategy> strategy;
  private final Map<CutoffPeriods.Period, ReplayMeasures> measures =
      new EnumMap<>(CutoffPeriods.Period.class);

  private LookAheadMeasures(
      DatedPanel panel, ReplaySettings rules, LocalDate cutoff, Optional<ReplayStrategy> strategy) {
    this.panel = panel;
    this.rules = rules;
    this.strategy = strategy;
    periods = new CutoffPeriods(cutoff);
    book = ReplayBook.of(panel, rules);
    sample = ReplaySample.of(panel, rules.horizons(), rules.minNames());
    for (CutoffPeriods.Period period : CutoffPeriods.Period.values()) {
      measures.put(
          period, ReplayMeasures.of(panel, sample.during(session -> isIn(session, period)), rules));
    }
  }

  /**
   * Measures.
   *
   * @param strategy the simulated book of the same panel, where there is one
   */
  static LookAheadMeasures of(
      DatedPanel panel, ReplaySettings rules, LocalDate cutoff, Optional<ReplayStrategy> strategy) {
    return new LookAheadMeasures(panel, rules, cutoff, strategy);
  }

  private boolean isIn(int session, CutoffPeriods.Period period) {
    return periods.of(panel.date(session)) == period;
  }

  private int[] sessions(CutoffPeriods.Period period) {
    return IntStream.range(0, sample.all().sessions())
        .filter(session -> sample.all().size(session) > 0 && isIn(session, period))
        .toArray();
  }

  /** Sessions of the period that have a signal and its returns. */
  int occupied(CutoffPeriods.Period period) {
    return sessions(period).length;
  }

  /** All three, oldest first. */
  List<ReplayLookAhead.Period> periods() {
    List<ReplayLookAhead.Period> all = new ArrayList<>();
    measures.forEach((period, of) -> all.add(period(period, of)));
    return all;
  }

  private ReplayLookAhead.Period period(CutoffPeriods.Period period, ReplayMeasures of) {
    int[] sessions = sessions(period);
    boolean some = sessions.length > 0;
    return new ReplayLookAhead.Period(
        period.key(),
        period != CutoffPeriods.Period.AFTER,
        some ? Optional.of(panel.date(sessions[0])) : Optional.empty(),
        some ? Optional.of(panel.date(sessions[sessions.length - 1])) : Optional.empty(),
        sessions.length,
        some ? of.information() : List.of(),
        of.spreads(),
        of.hasBreadth()
            ? book.during(session -> isIn(session, period)).portfolio()
            : Optional.empty(),
        strategy.flatMap(each -> each.during(session -> isIn(session, period))));
  }

  /** The headline test of each horizon in the period. */
  List<Information> information(CutoffPeriods.Period period) {
    return of(period).information();
  }

  private ReplayMeasures of(CutoffPeriods.Period period) {
    ReplayMeasures found = measures.get(period);
    if (found == null) {
      throw new IllegalStateException("every period is measured");
    }
    return found;
  }

  /** One entry a horizon that can be compared. */
  List<Comparison> comparisons() {
    ReplayMeasures before = of(CutoffPeriods.Period.BEFORE);
    ReplayMeasures after = of(CutoffPeriods.Period.AFTER);
    if (before.hasBreadth() != after.hasBreadth()) {
      return List.of();
    }
    List<Integer> horizons = new ArrayList<>();
    List<MeanDifference> differences = new ArrayList<>();
    for (int horizon : rules.horizons()) {
      // A slope is tested on dates that do not overlap, a rank IC on all.
      int overlap = before.hasBreadth() ? horizon : 1;
      MeanDifference.of(before.evidence(horizon), after.evidence(horizon), overlap)
          .ifPresent(
              found -> {
                horizons.add(horizon);
                differences.add(found);
              });
    }
    double[] holm =
        MultipleTesting.holm(differences.stream().mapToDouble(MeanDifference::p).toArray());
    return IntStream.range(0, holm.length)
        .mapToObj(i -> comparison(horizons.get(i), differences.get(i), holm[i]))
        .toList();
  }

  private Comparison comparison(int horizon, MeanDifference difference, double holm) {
    ReplayMeasures before = of(CutoffPeriods.Period.BEFORE);
    return new Comparison(
        horizon,
        before.hasBreadth() ? "rank_ic" : "slope",
        estimate(before.evidence(horizon)),
        estimate(of(CutoffPeriods.Period.AFTER).evidence(horizon)),
        difference.z(),
        difference.p(),
        holm,
        difference.difference() > 0 && holm < LEVEL);
  }

  private static double estimate(TTest test) {
    if (test instanceof TTest.Tested tested) {
      return tested.estimate();
    }
    throw new IllegalStateException("only tested estimates are compared");
  }
}
