package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Source;
import dev.bellwether.ingest.file.Adjustment;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.file.PriceOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bare {@code ingest}: everything that {@code [[sources]]} names. A source that cannot be read is
 * reported and does not keep the others from being read.
 */
public final class IngestConfigured {

  /**
   * What was done.
   *
   * @param read what the readable sources gave
   * @param failures sources that could not be read, in order, and why, without secrets
   */
  public record Report(IngestReport read, Map<String, String> failures)
      implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>(read.summary());
      summary.put("failed_sources", failures);
      return summary;
    }

    @Override
    public boolean partial() {
      return read.partial() || !failures.isEmpty();
    }
  }

  private IngestConfigured() {}

  /**
   * Runs the use case.
   *
   * @throws BellwetherException if no source is configured
   */
  public static Report run(Context context) {
    List<Source> sources = context.configuration().sources();
    if (sources.isEmpty()) {
      throw BellwetherException.usage(
          "no [[sources]] in " + context.workspace().root().resolve("bellwether.toml"),
          "add one, or name files: bellwether ingest news FILE...");
    }
    return Ledger.record(context, "ingest", id -> ingest(context, sources, id));
  }

  private static Report ingest(Context context, List<Source> sources, String runId) {
    List<IngestReport.Input> inputs = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    long near = 0;
    try (RejectsFile rejects = new RejectsFile(context, runId)) {
      for (Source source : sources) {
        context.checkStopped();
        try {
          IngestReport report = one(context, source, runId, rejects);
          inputs.addAll(report.inputs());
          near += report.nearDuplicates();
        } catch (BellwetherException e) {
          failures.put(source.name(), context.redaction().apply(String.valueOf(e.getMessage())));
        }
      }
      return new Report(
          new IngestReport(inputs, near, rejects.path(), rejects.reasons()), failures);
    }
  }

  private static IngestReport one(
      Context context, Source source, String runId, RejectsFile rejects) {
    return switch (source.kind()) {
      case FEED ->
          IngestFeed.ingest(
              context,
              List.of(new IngestFeed.Request(source.location(), source.name())),
              runId,
              rejects);
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

  private static List<Path> files(Context context, Source source) {
    return FilePatterns.expand(context.workspace().root(), source.location());
  }

  private static NewsOptions newsOptions(Source source) {
    return new NewsOptions(
        map(source),
        Optional.of(source.name()),
        option(source, "date_format"),
        option(source, "zone").map(ZoneId::of));
  }

  private static PriceOptions priceOptions(Source source) {
    return new PriceOptions(
        map(source),
        option(source, "date_format"),
        option(source, "adjustment").map(Adjustment::ofKey));
  }

  private static Map<String, String> map(Source source) {
    Map<String, String> map = new HashMap<>();
    source
        .options()
        .forEach(
            (key, value) -> {
              if (key.startsWith("map.")) {
                map.put(key.substring("map.".length()), value);
              }
            });
    return map;
  }

  private static Optional<Charset> charset(Source source) {
    return option(source, "encoding").map(Charset::forName);
  }

  private static Optional<String> option(Source source, String name) {
    return Optional.ofNullable(source.options().get(name));
  }
}
