package dev.bellwether.engine;

import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayLookAhead.Masking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Rank ICs of scores of texts as they are, beside those of the same texts behind a mask. */
final class MaskingMeasures {
  private MaskingMeasures() {}

  /**
   * One cell a horizon and period, on dates and names that both have.
   *
   * @param original signals of the texts as they are
   * @param masked signals of the masked texts; its dates and names decide what is paired
   */
  static List<Masking> of(
      DatedPanel original, DatedPanel masked, ReplaySettings rules, Optional<LocalDate> cutoff) {
    Panel other = OtherFactor.aligned(original, masked);
    DatedPanel left =
        OtherFactor.only(original, (session, asset) -> !Double.isNaN(other.at(session, asset)));
    DatedPanel right =
        OtherFactor.only(
            new OtherFactor(original, other),
            (session, asset) -> !Double.isNaN(original.factor().at(session, asset)));
    ReplayMeasures one = measures(left, rules);
    ReplayMeasures two = measures(right, rules);
    if (!one.hasBreadth() || !two.hasBreadth()) {
      return List.of();
    }
    Map<String, IntPredicate> periods = PeriodSessions.of(original, cutoff);
    List<Masking> cells = new ArrayList<>();
    for (int horizon : rules.horizons()) {
      SessionSeries first = one.icBySession(horizon);
      SessionSeries second = two.icBySession(horizon);
      periods.forEach(
          (period, sessions) ->
              cell(horizon, period, first.during(sessions), second.during(sessions))
                  .ifPresent(cells::add));
    }
    return cells;
  }

  private static ReplayMeasures measures(DatedPanel panel, ReplaySettings rules) {
    return ReplayMeasures.of(
        panel, ReplaySample.of(panel, rules.horizons(), rules.minNames()), rules);
  }

  private static Optional<Masking> cell(
      int horizon, String period, SessionSeries original, SessionSeries masked) {
    SessionSeries difference = original.minus(masked);
    SeriesSummary summary = difference.summary();
    if (summary.mean().isEmpty()) {
      return Optional.empty();
    }
    IntPredicate both = session -> !Double.isNaN(difference.at(session));
    Significance tests = Significance.of(difference, horizon);
    return Optional.of(
        new Masking(
            horizon,
            period,
            summary.n(),
            original.during(both).summary().mean().orElseThrow(),
            masked.during(both).summary().mean().orElseThrow(),
            summary.mean().getAsDouble(),
            Tests.of(tests.nonOverlapping()),
            Tests.of(tests.neweyWest())));
  }
}
