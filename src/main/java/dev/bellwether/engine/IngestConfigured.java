package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Source;
import dev.bellwether.entity.TickerJudge;
import dev.bellwether.ingest.file.Adjustment;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.file.PriceOptions;
import dev.bellwether.store.KnownRejects;
import dev.bellwether.store.State;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bare {@code ingest}: everything that {@code [[sources]]} names. A source that cannot be read is
 * reported and does not keep the others from being read.
 */
public final class IngestConfigured {

  private IngestConfigured() {}

  /**
   * Runs the use case.
   *
   * @throws BellwetherException if no source is configured
   */
  public static IngestReport run(Context context) {
    List<Source> sources = context.configuration().sources();
    if (sources.isEmpty()) {
      throw BellwetherException.usage(
          "no [[sources]] in " + context.workspace().root().resolve("bellwether.toml"),
          "add one, or name files: bellwether ingest news FILE...");
    }
    return Ledger.record(context, "ingest", id -> ingest(context, sources, id));
  }

  private static IngestReport ingest(Context context, List<Source> sources, String runId) {
    List<IngestReport.Input> inputs = new ArrayList<>();
    List<IngestReport.Failure> failures = new ArrayList<>();
    long near = 0;
    try (RejectsFile rejects = new RejectsFile(context, runId, knownRejects(context))) {
      for (Source source : sources) {
        context.checkStopped();
        try {
          IngestReport report = one(context, source, runId, rejects);
          inputs.addAll(report.inputs());
          near += report.nearDuplicates();
          report.failures().forEach(failure -> failures.add(of(context, source, failure)));
        } catch (BellwetherException e) {
          failures.add(of(context, source, IngestReport.Failure.of(e)));
        }
      }
      remember(context, rejects, runId);
      return new IngestReport(
          inputs, near, rejects.path(), rejects.reasons(), rejects.repeated(), failures);
    }
  }

  private static Set<String> knownRejects(Context context) {
    try (State state = State.open(context.workspace())) {
      return KnownRejects.load(state);
    }
  }

  /** At the end: rows told by a run that was killed are told again. */
  private static void remember(Context context, RejectsFile rejects, String runId) {
    try (State state = State.open(context.workspace())) {
      KnownRejects.add(state, rejects.added(), runId);
    }
  }

  private static IngestReport.Failure of(
      Context context, Source source, IngestReport.Failure failure) {
    String message = context.redaction().apply(failure.message());
    return new IngestReport.Failure("source " + source.name() + ": " + message, failure.hint());
  }

  private static IngestReport one(
      Context context, Source source, String runId, RejectsFile rejects) {
    return switch (source.kind()) {
      case FEED -> IngestFeed.ingest(context, List.of(feed(context, source)), runId, rejects);
      case JSON, NEWSAPI, FOLDER -> IngestLive.ingest(context, source, runId, rejects);
      case EDGAR_CURRENT -> IngestEdgar.ingest(context, current(source), runId, rejects);
      case STDIN -> passedOver(context, source);
      case NEWS ->
          IngestNews.ingest(
              context,
              new IngestNews.Request(files(context, source), newsOptions(source), charset(source)),
              runId,
              rejects);
      case PRICES ->
          IngestPrices.ingest(
              context,
              new IngestPrices.Request(
                  files(context, source), priceOptions(source), charset(source)),
              runId,
              rejects);
    };
  }

  private static IngestFeed.Request feed(Context context, Source source) {
    TickerJudge judge = new TickerJudge(Companies.load(context).names());
    return new IngestFeed.Request(
        source.location(),
        LiveSources.feed(source, LiveSources.rules(source, judge)),
        SourceKey.header(context, source));
  }

  private static IngestEdgar.Request current(Source source) {
    Set<String> forms = new LinkedHashSet<>(SourceOptions.list(source, "forms", "8-K"));
    return new IngestEdgar.Request(List.of(), List.of(), forms, LocalDate.EPOCH, true);
  }

  /** What is piped into a run of cron is not what the source was set up for. */
  private static IngestReport passedOver(Context context, Source source) {
    context.progress().note("source " + source.name() + " is read by 'watch' only");
    return new IngestReport(List.of(), 0, Optional.empty(), Map.of(), 0, List.of());
  }

  private static List<Path> files(Context context, Source source) {
    return FilePatterns.expand(context.workspace().root(), source.location());
  }

  private static NewsOptions newsOptions(Source source) {
    return new NewsOptions(
        SourceOptions.map(source.options()),
        Optional.of(source.name()),
        SourceOptions.text(source, "date_format"),
        SourceOptions.text(source, "zone").map(ZoneId::of));
  }

  private static PriceOptions priceOptions(Source source) {
    return new PriceOptions(
        SourceOptions.map(source.options()),
        SourceOptions.text(source, "date_format"),
        SourceOptions.text(source, "adjustment").map(Adjustment::ofKey));
  }

  private static Optional<Charset> charset(Source source) {
    return SourceOptions.text(source, "encoding").map(Charset::forName);
  }
}
