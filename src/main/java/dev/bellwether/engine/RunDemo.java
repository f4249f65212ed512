package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.file.PriceOptions;
import dev.bellwether.report.ReplayReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code demo}: the whole pipeline on the bundled data. */
public final class RunDemo {

  /** What there is after the run, and what the replay found. */
  public record Result(long documents, long bars, long scores, ReplayReport report) {}

  private RunDemo() {}

  /**
   * Runs ingest, chunk, score and replay; what is done already is not done again.
   *
   * @param data folder with {@code news.csv} and {@code bars.csv}
   */
  public static Result run(Context context, Path data) {
    Path news = data.resolve("news.csv");
    Path bars = data.resolve("bars.csv");
    if (!Files.isRegularFile(news) || !Files.isRegularFile(bars)) {
      throw BellwetherException.usage(
          "no demo data in " + data, "run bin/bellwether from a checkout that has datasets/demo");
    }
    IngestReport documents =
        IngestNews.run(
            context,
            new IngestNews.Request(
                List.of(news),
                new NewsOptions(Map.of(), Optional.of("demo"), Optional.empty(), Optional.empty()),
                Optional.empty()));
    IngestReport prices =
        IngestPrices.run(
            context,
            new IngestPrices.Request(List.of(bars), PriceOptions.guessing(), Optional.empty()));
    ChunkContents.run(context);
    ScoreDocuments.run(context, new ScoreDocuments.Request(false));
    ReplayReport report =
        ReplaySignals.run(context, new ReplaySignals.Request(Optional.empty(), true));
    return new Result(present(documents), present(prices), report.coverage().scores(), report);
  }

  private static long present(IngestReport report) {
    return report.inputs().stream()
        .mapToLong(input -> input.added() + input.updated() + input.known())
        .sum();
  }
}
