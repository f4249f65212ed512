package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Settings;
import dev.bellwether.ingest.panel.DatedNumbers;
import dev.bellwether.ingest.panel.DatedNumbersReader;
import dev.bellwether.ingest.panel.Quantity;
import dev.bellwether.ingest.panel.Reasons;
import dev.bellwether.report.ReplayReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * The finished report.
   *
   * @param report the figures
   * @param malformed rows that could not be read
   */
  public record Result(ReplayReport report, long malformed) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      return ReplaySignals.summary(report);
    }

    @Override
    public boolean partial() {
      return malformed > 0;
    }
  }

  /** The files, read. */
  private record Tables(DatedNumbers factor, DatedNumbers prices, Optional<MarketFile> market) {}

  private static final List<String> ENTRIES = List.of("same_close", "next_close");
  private static final List<String> SETTINGS =
      List.of(
          "replay.horizons",
          "replay.quantiles",
          "replay.min_names",
          "replay.cost_bps",
          "replay.knowledge_cutoff");

  private ReplayFiles() {}

  /** Runs the use case. */
  public static Result run(Context context, Request request) {
    if (!ENTRIES.contains(request.entry())) {
      throw BellwetherException.usage(
          "--entry " + request.entry() + " is not possible with files",
          "same_close trades at the close of the factor's date, next_close one session later");
    }
    return Ledger.record(context, "replay", id -> replay(context, request, id));
  }

  private static Result replay(Context context, Request request, String runId) {
    context.progress().stage("read", Progress.UNKNOWN);
    Tables tables = read(request);
    note(context, tables.factor().reasons());
    note(context, tables.prices().reasons());
    context.checkStopped();
    context.progress().stage("replay", Progress.UNKNOWN);
    FilePanel panel =
        FilePanel.of(
            tables.factor(), tables.prices(), tables.market(), ENTRIES.indexOf(request.entry()));
    Settings.Replay rules = context.settings().replay();
    long rows = tables.factor().rows();
    LookAhead lookAhead =
        LookAhead.of(panel, rules, ModelDates.ofFile(rules.knowledgeCutoff()), Optional.empty());
    ReplayReport report =
        ReplayAnalysis.of(
            lookAhead.panel(),
            rules,
            request.extras(),
            (sample, breadth) ->
                FileCoverage.of(rows, panel, lookAhead, sample, breadth, rules.minNames()),
            (information, series) ->
                ReplayAnalysis.scrutiny(information, series).with(lookAhead.report()),
            manifest(context, request, runId, panel, tables.market()));
    ReplayRecord.save(context, runId, report);
    return new Result(
        report, tables.factor().reasons().malformed() + tables.prices().reasons().malformed());
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
          market);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      Optional<MarketFile> market) {
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
    return new ReplayReport.Manifest(
        runId,
        context.commandLine(),
        context.version(),
        "factor of " + request.factor().getFileName(),
        shaped,
        hashes);
  }
}
