package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.IngestEdgar;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether ingest edgar}. */
@Command(
    name = "edgar",
    description = "Bring in SEC filings from EDGAR.",
    footer = {
      "",
      "EDGAR wants to know who asks: set http.user_agent to your name and e-mail address.",
      "What was fetched is kept in edgar/ of the workspace and not fetched again.",
      "",
      "Examples:",
      "  bellwether ingest edgar --tickers AAPL,NVDA --since 2024-01-01",
      "  bellwether ingest edgar --cik 320193 --forms 10-K --since 2015-01-01",
      "  bellwether ingest edgar --current --forms 8-K"
    })
final class IngestEdgarCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(names = "--tickers", split = ",", paramLabel = "SYMBOL", description = "Companies.")
  private List<String> tickers = new ArrayList<>();

  @Option(names = "--cik", split = ",", paramLabel = "KEY", description = "Companies by key.")
  private List<String> ciks = new ArrayList<>();

  @Option(
      names = "--forms",
      split = ",",
      paramLabel = "FORM",
      description = "Forms (default: 8-K,10-K,10-Q).")
  private List<String> forms = new ArrayList<>(List.of("8-K", "10-K", "10-Q"));

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "First day of filing (default: everything).")
  private LocalDate since = LocalDate.EPOCH;

  @Option(names = "--current", description = "The newest filings of all companies.")
  private boolean current;

  IngestEdgarCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (tickers.isEmpty() && ciks.isEmpty() && !current) {
      throw BellwetherException.usage("whose filings?", "give --tickers, --cik or --current");
    }
    for (String cik : ciks) {
      if (!cik.matches("\\d{1,10}")) {
        throw BellwetherException.usage("no key: '" + cik + "'", "for example 320193");
      }
    }
    return IngestPrinter.print(
        invocation,
        common,
        format,
        IngestEdgar.run(
            invocation.context(common),
            new IngestEdgar.Request(
                tickers.stream().map(IngestFilingsCommand::ticker).toList(),
                ciks,
                new LinkedHashSet<>(forms),
                since,
                current)));
  }
}
