package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.engine.IngestFilings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether ingest filings}. */
@Command(
    name = "filings",
    description = "Bring in SEC filings: HTML, text, full submissions, folders, .zip.",
    footer = {
      "",
      "The time is the acceptance time in the submission's header, in Eastern time.",
      "A file without one is refused until you say --accepted-at.",
      "",
      "Examples:",
      "  bellwether ingest filings 0000320193-24-000123.txt",
      "  bellwether ingest filings submissions/ --tickers AAPL",
      "  bellwether ingest filings 8-K.htm --accepted-at 2024-08-01T16:30:12-04:00"
    })
final class IngestFilingsCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Filings to read.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--tickers",
      split = ",",
      paramLabel = "SYMBOL",
      description = "Whom they are about (default: symbols on the cover page).")
  private List<String> tickers = new ArrayList<>();

  @Option(
      names = "--accepted-at",
      paramLabel = "TIME",
      description = "When EDGAR accepted files that do not say.")
  private @Nullable String acceptedAt;

  IngestFilingsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    return IngestPrinter.print(
        invocation,
        common,
        format,
        IngestFilings.run(
            invocation.context(common),
            new IngestFilings.Request(
                files.stream().map(invocation::resolve).toList(),
                tickers.stream().map(IngestFilingsCommand::ticker).toList(),
                time())));
  }

  static Ticker ticker(String symbol) {
    try {
      return new Ticker(symbol);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage("no ticker: '" + symbol + "'", "for example AAPL,MSFT");
    }
  }

  private Optional<Instant> time() {
    if (acceptedAt == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(acceptedAt).toInstant());
    } catch (DateTimeException e) {
      throw BellwetherException.usage(
          "no time with its zone: '" + acceptedAt + "'", "for example 2024-08-01T16:30:12-04:00");
    }
  }
}
