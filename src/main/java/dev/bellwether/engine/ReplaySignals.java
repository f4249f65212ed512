package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Selection;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.ReplayInputs;
import dev.bellwether.store.Runs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code replay}: would the scores have earned anything, had one traded on them as they came? */
public final class ReplaySignals {

  /**
   * What is asked.
   *
   * @param selection key of the selection to replay; empty when there is only one
   * @param demo true marks the report as made from demo data
   * @param extras figures beyond the usual ones
   */
  public record Request(Optional<String> selection, boolean demo, ReplayExtras extras) {
    /** The usual figures. */
    public Request(Optional<String> selection, boolean demo) {
      this(selection, demo, ReplayExtras.NONE);
    }
  }

  private static final String BARS = "bars";

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

  /** What the stores gave. */
  private record Loaded(
      ReplayInputs.Scored selection,
      ReplayInputs.News news,
      ReplayInputs.Bars bars,
      List<Runs.Run> runs) {}

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
    context.progress().stage("load", Progress.UNKNOWN);
    Loaded loaded =
        Folding.read(
            context,
            database -> {
              ReplayInputs.Scored selection =
                  choose(ReplayInputs.selections(database), request.selection());
              ReplayInputs.News news = ReplayInputs.news(database, selection.key());
              return new Loaded(
                  selection,
                  news,
                  ReplayInputs.bars(database, news.tickers()),
                  Runs.list(database));
            });
    context.progress().stage("replay", Progress.UNKNOWN);
    Settings settings = context.settings();
    Settings.Replay rules = settings.replay();
    ReplayPanel whole = ReplayPanel.of(loaded.news(), loaded.bars(), settings);
    ModelDates model = ModelDates.of(context, loaded.selection().selection());
    LookAhead lookAhead =
        LookAhead.of(
            whole, rules, model, model.cutoff().map(date -> ReplayStrategy.of(whole, settings)));
    DatedPanel panel = lookAhead.panel();
    ReplayStrategy strategy = ReplayStrategy.of(panel, settings);
    ReplayReport.Manifest manifest = manifest(context, request, runId, loaded, model);
    ReplayTrials.Trial trial =
        new ReplayTrials.Trial(
            Objects.requireNonNull(manifest.dataHashes().get(BARS)),
            DataHash.of(manifest.selection(), manifest.settings(), manifest.dataHashes()),
            ReplayTrials.ratio(strategy.net()));
    ReplayReport report =
        ReplayAnalysis.of(
            panel,
            rules,
            request.extras().withDecay(rules.horizons()),
            (sample, breadth) ->
                ReplayCoverage.of(
                    loaded.news(), whole, lookAhead, sample, breadth, rules.minNames()),
            (information, series) ->
                ReplayAnalysis.scrutiny(information, series)
                    .with(
                        ReplayTrials.of(loaded.runs(), trial.bars()).judge(trial, strategy.net()),
                        strategy.report())
                    .with(lookAhead.report().with(whole.clock(loaded.news(), model.released()))),
            manifest);
    ReplayRecord.save(context, runId, report);
    return new Result(report, trial);
  }

  /** The one selection asked for, or the only one there is. */
  static ReplayInputs.Scored choose(List<ReplayInputs.Scored> all, Optional<String> selection) {
    if (all.isEmpty()) {
      throw BellwetherException.usage("nothing is scored yet", "run 'bellwether score' first");
    }
    String known =
        all.stream()
            .map(
                each ->
                    each.key()
                        + " ("
                        + describe(each.selection())
                        + ", "
                        + each.scores()
                        + " scores)")
            .collect(Collectors.joining("; "));
    ReplayInputs.Scored chosen;
    if (selection.isPresent()) {
      String key = selection.get();
      chosen =
          all.stream()
              .filter(each -> each.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      BellwetherException.usage(
                          "no scores of selection '" + key + "'", "there are: " + known));
    } else if (all.size() == 1) {
      chosen = all.get(0);
    } else {
      throw BellwetherException.usage(
          "scores of " + all.size() + " selections; a replay uses one",
          "choose with --selection: " + known);
    }
    if (chosen.fallbacks() > 0) {
      throw BellwetherException.usage(
          chosen.fallbacks() + " scores are fallbacks from another tier than the one wanted",
          "score them again when that tier answers");
    }
    return chosen;
  }

  private static String describe(Selection selection) {
    return selection.tier().key() + " " + selection.model() + ", prompt " + selection.promptId();
  }

  private static ReplayReport.Manifest manifest(
      Context context, Request request, String runId, Loaded loaded, ModelDates model) {
    Settings settings = context.settings();
    Map<String, String> shaped = new LinkedHashMap<>();
    shaped.put("calendar", "NYSE");
    shaped.put("known_at", EntryRule.of(settings.replay()).knownAt().describe());
    context.configuration().entries().stream()
        .filter(entry -> SHAPING.stream().anyMatch(entry.key()::startsWith))
        .forEach(entry -> shaped.put(entry.key(), entry.value()));
    model.cutoff().ifPresent(date -> shaped.put("training_cutoff", date.toString()));
    if (request.demo()) {
      shaped.put("demo", "true");
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put("scores", DataHash.of(loaded.news()));
    hashes.put(BARS, DataHash.of(loaded.news().tickers(), loaded.bars()));
    return new ReplayReport.Manifest(
        runId,
        context.commandLine(),
        context.version(),
        loaded.selection().selection().canonical(),
        shaped,
        hashes);
  }
}
