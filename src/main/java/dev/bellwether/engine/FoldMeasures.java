package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import dev.bellwether.backtest.PurgedFold;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.Significance;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.report.ReplayScrutiny.Fold;
import dev.bellwether.report.ReplayScrutiny.OutOfSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a choice among variants of a signal is worth on sessions that it was not made on: in each
 * fold the variant with the highest mean rank IC in training is tested.
 */
final class FoldMeasures {
  private final int horizon;
  private final Map<String, SessionSeries> variants = new LinkedHashMap<>();
  private final DatedPanel panel;
  private final int first;
  private final int last;
  private final List<Fold> folds = new ArrayList<>();
  private final List<OutOfSample> results = new ArrayList<>();

  private FoldMeasures(Map<String, DatedPanel> panels, ReplaySettings rules) {
    horizon = rules.horizons().get(0);
    panel = panels.values().iterator().next();
    panels.forEach(
        (name, each) -> {
          ReplaySample sample = ReplaySample.of(each, rules.horizons(), rules.minNames());
          variants.put(name, ReplayMeasures.of(each, sample, rules).icBySession(horizon));
        });
    int[] defined =
        IntStream.range(0, panel.factor().sessions())
            .filter(s -> variants.values().stream().anyMatch(ic -> !Double.isNaN(ic.at(s))))
            .toArray();
    first = defined.length == 0 ? 0 : defined[0];
    last = defined.length == 0 ? -1 : defined[defined.length - 1];
  }

  /**
   * Walks forward, and cross-validates.
   *
   * @param wanted gives the variants by name, on one grid; at least one
   * @return empty if no folds are asked for, or there are fewer sessions than folds
   */
  static Optional<ReplayScrutiny.Folds> of(
      Supplier<Map<String, DatedPanel>> wanted, ReplaySettings rules) {
    if (rules.folds() == 0) {
      return Optional.empty();
    }
    Map<String, DatedPanel> panels = wanted.get();
    FoldMeasures measures = new FoldMeasures(panels, rules);
    int sessions = measures.last - measures.first + 1;
    if (sessions <= rules.folds()) {
      return Optional.empty();
    }
    int embargo = rules.embargoSessions();
    measures.run(
        "walk_forward", PurgedFold.walkForward(sessions, rules.folds(), measures.horizon, embargo));
    measures.run(
        "cross_validation",
        PurgedFold.crossValidation(
            sessions, Math.max(2, rules.folds()), measures.horizon, embargo));
    return Optional.of(
        new ReplayScrutiny.Folds(
            measures.horizon,
            embargo,
            List.copyOf(panels.keySet()),
            measures.folds,
            measures.results));
  }

  private void run(String scheme, List<PurgedFold> cut) {
    double[] outside = new double[panel.factor().sessions()];
    Arrays.fill(outside, Double.NaN);
    for (int number = 0; number < cut.size(); number++) {
      PurgedFold fold = cut.get(number);
      IntPredicate training = session -> isIn(session) && fold.training()[session - first];
      IntPredicate test =
          session -> session - first >= fold.testFrom() && session - first < fold.testTo();
      best(training)
          .ifPresent(
              chosen ->
                  IntStream.range(0, outside.length)
                      .filter(test)
                      .forEach(s -> outside[s] = variant(chosen).at(s)));
      folds.add(fold(scheme, number + 1, fold, training, test));
    }
    SessionSeries tested = SessionSeries.of(outside);
    Significance significance = Significance.of(tested, horizon);
    Optional<String> hindsight = best(this::isIn);
    results.add(
        new OutOfSample(
            scheme,
            tested.summary().n(),
            boxed(tested.summary().mean()),
            Tests.of(significance.nonOverlapping()),
            Tests.of(significance.neweyWest()),
            hindsight,
            hindsight.flatMap(name -> boxed(variant(name).summary().mean()))));
  }

  private boolean isIn(int session) {
    return session >= first && session <= last;
  }

  private SessionSeries variant(String name) {
    SessionSeries found = variants.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no variant " + name);
    }
    return found;
  }

  /** The variant with the highest mean on these sessions; the first of several. */
  private Optional<String> best(IntPredicate sessions) {
    String best = "";
    double highest = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, SessionSeries> each : variants.entrySet()) {
      OptionalDouble mean = each.getValue().during(sessions).summary().mean();
      if (mean.isPresent() && mean.getAsDouble() > highest) {
        highest = mean.getAsDouble();
        best = each.getKey();
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private Fold fold(
      String scheme, int number, PurgedFold fold, IntPredicate training, IntPredicate test) {
    Optional<String> chosen = best(training);
    return new Fold(
        scheme,
        number,
        (int) IntStream.range(first, last + 1).filter(training).count(),
        fold.purged(),
        fold.embargoed(),
        panel.date(first + fold.testFrom()),
        panel.date(first + fold.testTo() - 1),
        chosen,
        chosen.flatMap(name -> boxed(variant(name).during(training).summary().mean())),
        chosen.flatMap(name -> boxed(variant(name).during(test).summary().mean())));
  }
}
