package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.ReplayInputs;
import dev.bellwether.store.ScoreFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code replay}: would the scores have earned anything, had one traded on them as they came? */
public final class ReplaySignals {

  /**
   * What is asked.
   *
   * @param selection key of the selection to replay; empty when there is only one
   * @param allowMixed whether scores of several selections, and fallbacks, may be used together
   * @param demo true marks the report as made from demo data
   * @param extras figures beyond the usual ones
   * @param scores a folder of scores that stand in for those of the database
   */
  public record Request(
      Optional<String> selection,
      boolean allowMixed,
      boolean demo,
      ReplayExtras extras,
      Optional<Path> scores) {
    /** With the scores of the database. */
    public Request(
        Optional<String> selection, boolean allowMixed, boolean demo, ReplayExtras extras) {
      this(selection, allowMixed, demo, extras, Optional.empty());
    }

    /** The usual figures. */
    public Request(Optional<String> selection, boolean demo) {
      this(selection, false, demo, ReplayExtras.NONE);
    }
  }

  /** What a walk-forward chooses among: so many times the half-life that is set. */
  private static final double[] HALF_LIVES = {0.5, 1, 2, 4};

  /** Settings whose values shape the figures. */
  private static final List<String> SHAPING = List.of("replay.", "signal.", "strategy.");

  /** The finished report, as the ledger sees it. */
  private record Result(ReplayReport report, ReplayTrials.Trial trial)
      implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = ReplaySignals.summary(report);
      summary.put("trial", ReplayTrials.summary(trial));
      return summary;
    }

    @Override
    public boolean partial() {
      return false;
    }
  }

  private ReplaySignals() {}

  /** What the ledger keeps of any replay. */
  static Map<String, Object> summary(ReplayReport report) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("headline", report.headline());
    summary.put("selection", report.manifest().selection());
    summary.put("data", report.manifest().dataHashes());
    summary.put("settings", report.manifest().settings());
    return summary;
  }

  /** Runs the use case. */
  public static ReplayReport run(Context context, Request request) {
    return Ledger.record(context, "replay", id -> replay(context, request, id)).report();
  }

  private static Result replay(Context context, Request request, String runId) {
    ReplayLoad loaded = load(context, request);
    context.progress().stage("replay", Progress.UNKNOWN);
    Settings settings = context.settings();
    ReplaySettings rules = settings.replay();
    ReplayPanel scored = ReplayPanel.of(loaded.news(), loaded.bars(), settings);
    PanelRules ruled = PanelRules.of(context);
    DatedPanel whole = ruled.prepare(scored);
    List<Selection> selections =
        loaded.selection().chosen().stream().map(ReplayInputs.Scored::selection).toList();
    ModelDates model = ModelDates.of(context, selections);
    Optional<DocumentNumbers> propensity = request.extras().propensity().map(DocumentNumbers::read);
    LookAhead lookAhead =
        asked(
            LookAhead.of(
                whole,
                rules,
                model,
                model.cutoff().map(date -> ReplayStrategy.of(whole, settings))),
            scored,
            ruled,
            loaded,
            propensity,
            settings);
    DatedPanel panel = lookAhead.panel();
    ReplayStrategy strategy = ReplayStrategy.of(panel, settings);
    ReplayReport.Manifest manifest =
        manifest(context, request, runId, loaded, model, propensity, ruled);
    ReplayTrials.Trial trial = trial(panel, strategy, manifest, ruled);
    ReplayTrials trials = ReplayTrials.of(loaded.runs(), trial.scored());
    ReplayReport report =
        ReplayAnalysis.of(
            panel,
            ReplayBook.of(panel, rules),
            rules,
            request.extras().withDecay(rules.horizons()),
            (sample, breadth) ->
                ReplayCoverage.of(
                    loaded.news(), scored, lookAhead, ruled, sample, breadth, rules.minNames()),
            (information, series) ->
                ReplayAnalysis.scrutiny(information, series)
                    .with(trials.judge(trial, strategy.net()), strategy.report())
                    .with(lookAhead.report().with(scored.clock(model.released())))
                    .with(
                        SortMeasures.of(
                            scored,
                            other -> lookAhead.evidenceOf(ruled.apply(other)),
                            loaded.news(),
                            selections,
                            settings))
                    .with(
                        ruled.splits(whole),
                        FoldMeasures.of(() -> variants(scored, ruled, lookAhead, settings), rules)),
            trials.enter(trial, manifest));
    Optional<SeriesFolder> series = request.extras().series();
    if (series.isPresent()) {
      int days = settings.signal().noveltyDays();
      ScoreRows.write(series.get(), scored, loaded.news(), days, model.released());
      report
          .scrutiny()
          .strategy()
          .ifPresent(book -> ScoreRows.writeBook(series.get(), book.curve()));
    }
    ReplayRecord.save(context, runId, report);
    return new Result(report, trial);
  }

  private static ReplayLoad load(Context context, Request request) {
    context.progress().stage("load", Progress.UNKNOWN);
    return Folding.read(
        context,
        database -> {
          request.scores().ifPresent(folder -> ScoreFolder.use(database, folder));
          return ReplayLoad.read(database, request.selection(), request.allowMixed());
        });
  }

  /** What tells this trial from others, and how well it did. */
  private static ReplayTrials.Trial trial(
      DatedPanel panel, ReplayStrategy strategy, ReplayReport.Manifest manifest, PanelRules ruled) {
    String rules =
        DataHash.of(manifest.selection(), ReplayTrials.chosen(manifest.settings()), ruled.hashes());
    return new ReplayTrials.Trial(ScoredNames.of(panel), rules, ReplayTrials.ratio(strategy.net()));
  }

  /** What masks and memory say, of all dates. */
  private static LookAhead asked(
      LookAhead lookAhead,
      ReplayPanel scored,
      PanelRules ruled,
      ReplayLoad loaded,
      Optional<DocumentNumbers> propensity,
      Settings settings) {
    if (loaded.masked().isEmpty() && propensity.isEmpty()) {
      return lookAhead;
    }
    ReplaySettings rules = settings.replay();
    Optional<LocalDate> cutoff = lookAhead.report().cutoff();
    return lookAhead.with(
        loaded
            .masked()
            .map(
                pair ->
                    MaskingMeasures.of(
                        ruled.afresh(ReplayPanel.of(pair.original(), loaded.bars(), settings)),
                        ruled.afresh(ReplayPanel.of(pair.masked(), loaded.bars(), settings)),
                        rules,
                        cutoff))
            .orElse(List.of()),
        propensity
            .map(numbers -> scored.faded(perScore(numbers, loaded.news())))
            .map(panel -> PropensityMeasures.of(ruled.apply(scored), panel, rules, cutoff))
            .orElse(List.of()));
  }

  /** The same scores, fading faster and slower. */
  private static Map<String, DatedPanel> variants(
      ReplayPanel scored, PanelRules ruled, LookAhead lookAhead, Settings settings) {
    Map<String, DatedPanel> variants = new LinkedHashMap<>();
    for (double times : HALF_LIVES) {
      double halfLife = times * settings.signal().halfLifeSessions();
      DatedPanel other = new OtherFactor(scored, scored.factorAt(halfLife));
      variants.put("half-life " + halfLife, lookAhead.evidenceOf(ruled.apply(other)));
    }
    return variants;
  }

  private static double[] perScore(DocumentNumbers numbers, ReplayInputs.News news) {
    return Arrays.stream(news.details().document()).mapToDouble(numbers::of).toArray();
  }

  private static ReplayReport.Manifest manifest(
      Context context,
      Request request,
      String runId,
      ReplayLoad loaded,
      ModelDates model,
      Optional<DocumentNumbers> propensity,
      PanelRules ruled) {
    Settings settings = context.settings();
    Map<String, String> shaped = new LinkedHashMap<>();
    shaped.put("calendar", "NYSE");
    shaped.put("known_at", EntryRule.of(settings.replay()).knownAt().describe());
    context.configuration().entries().stream()
        .filter(entry -> SHAPING.stream().anyMatch(entry.key()::startsWith))
        .forEach(entry -> shaped.put(entry.key(), entry.value()));
    model.cutoff().ifPresent(date -> shaped.put("training_cutoff", date.toString()));
    loaded
        .selection()
        .masked()
        .ifPresent(twin -> shaped.put("masked", twin.selection().canonical()));
    if (loaded.selection().isMixed()) {
      shaped.put("mixed", loaded.selection().shares(loaded.news()));
    }
    if (request.demo()) {
      shaped.put("demo", "true");
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put("scores", DataHash.of(loaded.news()));
    hashes.putAll(ruled.hashes());
    loaded.masked().ifPresent(pair -> hashes.put("masked", DataHash.of(pair.masked())));
    propensity.ifPresent(
        numbers -> hashes.put("lap", DataHash.of(perScore(numbers, loaded.news()))));
    hashes.put("bars", DataHash.of(loaded.news().tickers(), loaded.bars()));
    return new ReplayReport.Manifest(
        runId,
        context.commandLine(),
        context.version(),
        loaded.selection().canonical(),
        shaped,
        hashes,
        0);
  }
}
