package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.IngestNews;
import dev.bellwether.ingest.file.NewsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether ingest news}. */
@Command(
    name = "news",
    description = "Bring in documents from CSV, TSV, JSON Lines or Parquet files.",
    footer = {
      "",
      "Fields: title, body, published_at, first_seen_at, tickers, id, url, source.",
      "Tickers come from their column, else from $AAPL and (NASDAQ: AAPL) in the text.",
      "",
      "Examples:",
      "  bellwether ingest news headlines.csv",
      "  bellwether ingest news wire.jsonl --map title=headline,tickers=symbols",
      "  bellwether ingest news local.csv --zone America/New_York"
    })
final class IngestNewsCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private FileReadingOptions reading = new FileReadingOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read; .gz too.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Who published it (default: its column, else the file's name).")
  private @Nullable String source;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of times that name none, such as America/New_York.")
  private @Nullable String zone;

  IngestNewsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    NewsOptions options =
        new NewsOptions(reading.map(), Optional.ofNullable(source), reading.dateFormat(), zone());
    List<Path> paths = files.stream().map(invocation::resolve).toList();
    return IngestPrinter.print(
        invocation,
        common,
        format,
        IngestNews.run(
            invocation.context(common), new IngestNews.Request(paths, options, reading.charset())));
  }

  private Optional<ZoneId> zone() {
    if (zone == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw BellwetherException.usage(
          "no time zone '" + zone + "'", "for example UTC or America/New_York");
    }
  }
}
