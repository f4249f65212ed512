package dev.bellwether.engine;

import static dev.bellwether.engine.Tests.boxed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.backtest.DeflatedSharpe;
import dev.bellwether.backtest.ProbabilisticSharpe;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.store.Runs;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every different book on some of the same names and dates that the ledger knows. Trying twenty
 * settings and showing the best is how luck is sold; only a ledger can know how many were tried. A
 * bar or a score that came since makes neither other data nor another trial.
 *
 * <p>Both the number of trials N and the variance V of their Sharpe ratios are taken over distinct
 * books. In Bailey and López de Prado 2014 N counts independent trials, and M trials with a mean
 * correlation r are worth {@code r + (1 - r) M} of them: a book measured again with other quantiles
 * or horizons has r = 1 with itself and is one trial. Counting it twice would raise N but lower V,
 * and so let repetition make luck look smaller. Books that differ are all counted in full, however
 * much they are alike, which errs on the strict side.
 */
final class ReplayTrials {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double CONFIDENCE = 0.95;

  private static final Set<String> ENDED = Set.of("done", "partial");

  /** What says how a book is measured, or follows from the data, but chooses no other book. */
  private static final Set<String> NOT_CHOSEN =
      Set.of(
          "calendar",
          "mixed",
          "masked",
          "replay.horizons",
          "replay.quantiles",
          "replay.folds",
          "replay.embargo_sessions");

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
            .filter(run -> run.command().equals("replay") && ENDED.contains(run.status()))
            .sorted(Comparator.comparing(Runs.Run::startedAt).thenComparing(Runs.Run::id))
            .map(ReplayTrials::read)
            .flatMap(Optional::stream)
            // Of those that an earlier version has recorded nobody knows: they count.
            .filter(trial -> trial.scored().names().isEmpty() || trial.scored().overlaps(scored))
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

  /**
   * Sharpe ratios per session of the distinct books, in the order they were first tried; of what
   * was tried again with more data, the latest. Whatever else was set, the same ratio to the last
   * bit is the same book; books that never moved are one, of ratio 0.
   */
  private List<Double> books(Trial mine) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    Stream.concat(earlier.stream(), Stream.of(mine))
        .forEach(trial -> ratios.put(trial.fingerprint(), trial.ratio().orElse(0)));
    return ratios.values().stream().distinct().toList();
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

  /** The settings of a replay that choose its book. */
  static Map<String, String> chosen(Map<String, String> settings) {
    Map<String, String> chosen = new LinkedHashMap<>(settings);
    chosen.keySet().removeAll(NOT_CHOSEN);
    return chosen;
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

  /** The manifest with what the ledger put in: the other books, and a hash of their ratios. */
  ReplayReport.Manifest enter(Trial mine, ReplayReport.Manifest manifest) {
    double[] others =
        books(mine).stream()
            .filter(ratio -> ratio != mine.ratio().orElse(0))
            .mapToDouble(Double::doubleValue)
            .toArray();
    return manifest.after(others.length, DataHash.of(others));
  }

  /** The book of this trial against the best of all of them, this one included. */
  Optional<ReplayScrutiny.Luck> judge(Trial mine, SessionSeries net) {
    double[] returns = net.observed();
    if (mine.ratio().isEmpty()) {
      return Optional.empty();
    }
    List<Double> books = books(mine);
    SeriesSummary spread =
        SeriesSummary.of(books.stream().mapToDouble(Double::doubleValue).toArray());
    double deviation = spread.std().orElse(0);
    DeflatedSharpe deflated = DeflatedSharpe.of(returns, books.size(), deviation * deviation);
    return Optional.of(
        new ReplayScrutiny.Luck(
            books.size(),
            books.indexOf(mine.ratio().getAsDouble()) + 1,
            boxed(ProbabilisticSharpe.of(returns, 0)),
            deflated.luck() * Math.sqrt(ReplayBook.SESSIONS_PER_YEAR),
            boxed(deflated.probability()),
            boxed(ProbabilisticSharpe.leastPeriods(returns, 0, CONFIDENCE))));
  }
}
