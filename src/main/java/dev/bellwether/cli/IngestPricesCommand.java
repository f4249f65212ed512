package dev.bellwether.cli;

import dev.bellwether.engine.IngestPrices;
import dev.bellwether.ingest.file.Adjustment;
import dev.bellwether.ingest.file.PriceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether ingest prices}. */
@Command(
    name = "prices",
    description = "Bring in daily bars: one long file, or one file per ticker.",
    footer = {
      "",
      "Fields: ticker, date, open, high, low, close, adj_close, volume. Without a",
      "column for ticker the file's name is it. A bar that is there is updated.",
      "",
      "Examples:",
      "  bellwether ingest prices prices/*.csv",
      "  bellwether ingest prices bars.parquet --adjustment already"
    })
final class IngestPricesCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private FileReadingOptions reading = new FileReadingOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read; .gz too.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--adjustment",
      paramLabel = "HOW",
      description = "Splits and dividends: column (an adjusted close is there), already, or none.")
  private @Nullable String adjustment;

  IngestPricesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    PriceOptions options =
        new PriceOptions(
            reading.map(),
            reading.dateFormat(),
            Optional.ofNullable(adjustment).map(Adjustment::ofKey));
    List<Path> paths = files.stream().map(invocation::resolve).toList();
    return IngestPrinter.print(
        invocation,
        common,
        format,
        IngestPrices.run(
            invocation.context(common),
            new IngestPrices.Request(paths, options, reading.charset())));
  }
}
