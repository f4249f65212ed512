package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.Panel;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.ingest.panel.DatedNumbers;
import dev.bellwether.ingest.panel.DatedNumbersReader;
import dev.bellwether.ingest.panel.Quantity;
import dev.bellwether.ingest.panel.Reasons;
import dev.bellwether.report.ReplayReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code replay --factor}: judges a score from a file against closes from another. */
public final class ReplayFiles {

  /**
   * What is asked.
   *
   * @param factor table of date, asset and factor, perhaps sector
   * @param prices table of date, asset and close
   * @param market table of date and market return
   * @param entry {@code same_close}, or {@code next_close} for a factor that is known only after
   *     the close of its date
   * @param extras figures beyond the usual ones
   */
  public record Request(
      Path factor, Path prices, Optional<Path> market, String entry, ReplayExtras extras) {}

  /**
   * What came of it.
   *
   * @param report the figures
   * @param malformed rows that could not be read
   */
  public record Result(ReplayReport report, long malformed) {
    /** Whether there were any. */
    public boolean partial() {
      return malformed > 0;
    }
  }

  /** The finished report, as the ledger sees it. */
  private record Finished(Result result, ReplayTrials.Trial trial) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = ReplaySignals.summary(result.report());
      summary.put("trial", ReplayTrials.summary(trial));
      return summary;
    }

    @Override
    public boolean partial() {
      return result.partial();
    }
  }

  /** The files, read. */
  private record Tables(
      DatedNumbers factor,
      DatedNumbers prices,
      Optional<MarketFile> market,
      Optional<DatedNumbers> masked,
      Optional<DatedNumbers> propensity) {}

  /** What the maker of the factor is asked, on the grid of the factor. */
  private record Questions(Optional<Panel> masked, Optional<Panel> propensity) {}

  private static final List<String> ENTRIES = List.of("same_close", "next_close");
  private static final List<String> SETTINGS =
      List.of(
          "replay.horizons",
          "replay.quantiles",
          "replay.min_names",
          "replay.cost_bps",
          "replay.knowledge_cutoff",
          "replay.splits",
          "replay.groups",
          "replay.universe",
          "replay.folds",
          "replay.embargo_sessions");

  private ReplayFiles() {}

  /** Runs the use case. */
  public static Result run(Context context, Request request) {
    if (!ENTRIES.contains(request.entry())) {
      throw BellwetherException.usage(
          "--entry " + request.entry() + " is not possible with files",
          "same_close trades at the close of the factor's date, next_close one session later");
    }
    return Ledger.record(context, "replay", id -> replay(context, request, id)).result();
  }

  private static Finished replay(Context context, Request request, String runId) {
    context.progress().stage("read", Progress.UNKNOWN);
    Tables tables = read(request);
    note(context, tables.factor().reasons());
    note(context, tables.prices().reasons());
    context.checkStopped();
    context.progress().stage("replay", Progress.UNKNOWN);
    FilePanel panel =
        FilePanel.of(
            tables.factor(), tables.prices(), tables.market(), ENTRIES.indexOf(request.entry()));
    ReplaySettings rules = context.settings().replay();
    long rows = tables.factor().rows();
    Questions questions =
        new Questions(tables.masked().map(panel::layOut), tables.propensity().map(panel::layOut));
    PanelRules ruled = PanelRules.of(context);
    DatedPanel whole = ruled.prepare(panel);
    LookAhead lookAhead =
        asked(
            LookAhead.of(
                whole, rules, ModelDates.ofFile(rules.knowledgeCutoff()), Optional.empty()),
            whole,
            questions,
            rules);
    DatedPanel judged = lookAhead.panel();
    ReplayBook book = ReplayBook.of(judged, rules);
    ReplayReport.Manifest manifest =
        manifest(context, request, runId, panel, tables.market(), questions, ruled);
    ScoredNames scored = ScoredNames.of(judged);
    ReplayTrials trials = ReplayTrials.of(Folding.runs(context), scored);
    ReplayTrials.Trial trial =
        new ReplayTrials.Trial(
            scored,
            fingerprint(trials, scored, FactorHistory.of(judged), manifest),
            ReplayTrials.ratio(book.net()));
    ReplayReport report =
        ReplayAnalysis.of(
            judged,
            book,
            rules,
            request.extras(),
            (sample, breadth) ->
                FileCoverage.of(rows, panel, lookAhead, ruled, sample, breadth, rules.minNames()),
            (information, series) ->
                ReplayAnalysis.scrutiny(information, series)
                    .with(trials.judge(trial, book.net()), Optional.empty())
                    .with(lookAhead.report())
                    .with(ruled.splits(whole), FoldMeasures.of(() -> variants(judged), rules)),
            trials.enter(trial, manifest));
    ReplayRecord.save(context, runId, report);
    return new Finished(
        new Result(
            report, tables.factor().reasons().malformed() + tables.prices().reasons().malformed()),
        trial);
  }

  /** A factor file that grew by some dates is no other trial. */
  private static String fingerprint(
      ReplayTrials trials,
      ScoredNames scored,
      FactorHistory factor,
      ReplayReport.Manifest manifest) {
    Map<String, String> chosen = ReplayTrials.chosen(manifest.settings());
    Function<LocalDate, Optional<String>> upTo =
        date -> factor.upTo(date).map(hash -> DataHash.of(hash, chosen, Map.of()));
    return trials.continued(upTo).or(() -> upTo.apply(scored.last())).orElse("");
  }

  private static Tables read(Request request) {
    try {
      Optional<MarketFile> market =
          request.market().isPresent()
              ? Optional.of(MarketFile.read(request.market().get()))
              : Optional.empty();
      return new Tables(
          DatedNumbersReader.read(request.factor(), Quantity.FACTOR),
          DatedNumbersReader.read(request.prices(), Quantity.PRICE),
          market,
          read(request.extras().masked(), Quantity.FACTOR),
          read(request.extras().propensity(), Quantity.PROPENSITY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<DatedNumbers> read(Optional<Path> file, Quantity quantity)
      throws IOException {
    return file.isPresent()
        ? Optional.of(DatedNumbersReader.read(file.get(), quantity))
        : Optional.empty();
  }

  /** What masks and memory say, of all dates. */
  private static LookAhead asked(
      LookAhead lookAhead, DatedPanel panel, Questions questions, ReplaySettings rules) {
    if (questions.masked().isEmpty() && questions.propensity().isEmpty()) {
      return lookAhead;
    }
    Optional<LocalDate> cutoff = lookAhead.report().cutoff();
    return lookAhead.with(
        questions
            .masked()
            .map(masked -> MaskingMeasures.of(panel, new OtherFactor(panel, masked), rules, cutoff))
            .orElse(List.of()),
        questions
            .propensity()
            .map(propensity -> PropensityMeasures.of(panel, propensity, rules, cutoff))
            .orElse(List.of()));
  }

  /** Of a score that is given as it is only its sign can be chosen. */
  private static Map<String, DatedPanel> variants(DatedPanel panel) {
    Panel factor = panel.factor();
    double[] turned = new double[factor.sessions() * factor.assets()];
    for (int cell = 0; cell < turned.length; cell++) {
      turned[cell] = -factor.at(cell / factor.assets(), cell % factor.assets());
    }
    Map<String, DatedPanel> variants = new LinkedHashMap<>();
    variants.put("as given", panel);
    variants.put(
        "reversed", new OtherFactor(panel, Panel.over(factor.sessions(), factor.assets(), turned)));
    return variants;
  }

  private static void note(Context context, Reasons reasons) {
    reasons
        .firsts()
        .forEach(
            (reason, where) ->
                context
                    .progress()
                    .note(
                        "rejected %d: %s, first at %s"
                            .formatted(reasons.counts().getOrDefault(reason, 0L), reason, where)));
  }

  private static ReplayReport.Manifest manifest(
      Context context,
      Request request,
      String runId,
      FilePanel panel,
      Optional<MarketFile> market,
      Questions questions,
      PanelRules ruled) {
    Map<String, String> shaped = new LinkedHashMap<>();
    shaped.put("calendar", "dates of " + request.prices().getFileName());
    shaped.put("entry", request.entry());
    context.configuration().entries().stream()
        .filter(entry -> SETTINGS.contains(entry.key()))
        .forEach(entry -> shaped.put(entry.key(), entry.value()));
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put("factor", DataHash.of(panel.days(), panel.assets(), panel.factor()));
    hashes.put("prices", DataHash.of(panel.days(), panel.assets(), panel.prices()));
    market.ifPresent(series -> hashes.put("market", DataHash.of(series.columns())));
    hashes.putAll(ruled.hashes());
    questions
        .masked()
        .ifPresent(
            masked -> hashes.put("masked", DataHash.of(panel.days(), panel.assets(), masked)));
    questions
        .propensity()
        .ifPresent(lap -> hashes.put("lap", DataHash.of(panel.days(), panel.assets(), lap)));
    return new ReplayReport.Manifest(
        runId,
        context.commandLine(),
        context.version(),
        "factor of " + request.factor().getFileName(),
        shaped,
        hashes,
        0);
  }
}
