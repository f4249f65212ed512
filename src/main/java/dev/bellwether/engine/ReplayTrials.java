package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.backtest.DeflatedSharpe;
import dev.bellwether.backtest.ProbabilisticSharpe;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.store.Runs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every different replay of some of the same names and dates that the ledger knows. Trying twenty
 * settings and showing the best is how luck is sold; only a ledger can know how many were tried. A
 * bar or a score that came since makes neither other data nor another trial.
 */
final class ReplayTrials {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double CONFIDENCE = 0.95;

  /** Oldest first. */
  private final List<Trial> earlier;

  /**
   * What the ledger keeps of one replay.
   *
   * @param scored names and dates that it had scores of
   * @param fingerprint hash of what was chosen, but not of the data
   * @param ratio Sharpe ratio of the book per session; empty if it did not vary
   */
  record Trial(ScoredNames scored, String fingerprint, OptionalDouble ratio) {}

  private ReplayTrials(List<Trial> earlier) {
    this.earlier = earlier;
  }

  /** The trials of any of these names and dates among the runs. */
  static ReplayTrials of(List<Runs.Run> runs, ScoredNames scored) {
    return new ReplayTrials(
        runs.stream()
            .filter(run -> run.command().equals("replay") && run.status().equals("done"))
            .sorted(Comparator.comparing(Runs.Run::startedAt).thenComparing(Runs.Run::id))
            .map(ReplayTrials::read)
            .flatMap(Optional::stream)
            .filter(trial -> trial.scored().overlaps(scored))
            .toList());
  }

  /**
   * The fingerprint of the first trial that is this one as it was on its last date.
   *
   * @param upTo fingerprint of this one without later dates; empty if it has no such date
   */
  Optional<String> continued(Function<LocalDate, Optional<String>> upTo) {
    return earlier.stream()
        .filter(
            trial ->
                upTo.apply(trial.scored().last()).filter(trial.fingerprint()::equals).isPresent())
        .map(Trial::fingerprint)
        .findFirst();
  }

  /** Sharpe ratios per session by fingerprint: the latest of a trial, in the place of its first. */
  private Map<String, Double> ratios(Trial mine) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    Stream.concat(earlier.stream(), Stream.of(mine))
        .forEach(trial -> ratios.put(trial.fingerprint(), trial.ratio().orElse(0)));
    return ratios;
  }

  private static Optional<Trial> read(Runs.Run run) {
    try {
      JsonNode trial = JSON.readTree(run.summary()).path("trial");
      return trial.isObject()
          ? Optional.of(
              new Trial(
                  ScoredNames.read(trial.path("scored")),
                  trial.path("fingerprint").asText(),
                  trial.path("ratio").isNumber()
                      ? OptionalDouble.of(trial.path("ratio").asDouble())
                      : OptionalDouble.empty()))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the summary of run " + run.id() + " is not JSON", e);
    }
  }

  static Map<String, Object> summary(Trial trial) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("scored", trial.scored().summary());
    summary.put("fingerprint", trial.fingerprint());
    trial.ratio().ifPresent(ratio -> summary.put("ratio", ratio));
    return summary;
  }

  static OptionalDouble ratio(SessionSeries net) {
    return net.summary().riskAdjusted();
  }

  /** The book of this trial against the best of all of them, this one included. */
  Optional<ReplayScrutiny.Luck> judge(Trial mine, SessionSeries net) {
    double[] returns = net.observed();
    if (mine.ratio().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> ratios = ratios(mine);
    List<Double> all = new ArrayList<>(ratios.values());
    SeriesSummary spread =
        SeriesSummary.of(all.stream().mapToDouble(Double::doubleValue).toArray());
    double deviation = spread.std().orElse(0);
    DeflatedSharpe deflated = DeflatedSharpe.of(returns, all.size(), deviation * deviation);
    return Optional.of(
        new ReplayScrutiny.Luck(
            all.size(),
            new ArrayList<>(ratios.keySet()).indexOf(mine.fingerprint()) + 1,
            boxed(ProbabilisticSharpe.of(returns, 0)),
            deflated.luck() * Math.sqrt(ReplayBook.SESSIONS_PER_YEAR),
            boxed(deflated.probability()),
            boxed(ProbabilisticSharpe.leastPeriods(returns, 0, CONFIDENCE))));
  }
}
