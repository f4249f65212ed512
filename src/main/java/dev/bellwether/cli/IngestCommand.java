package dev.bellwether.cli;

import dev.bellwether.engine.IngestConfigured;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether ingest}. */
@Command(
    name = "ingest",
    description = "Bring in news, filings and prices; alone, all configured sources.",
    subcommands = {
      IngestNewsCommand.class,
      IngestPricesCommand.class,
      IngestFeedCommand.class,
      IngestFilingsCommand.class,
      IngestEdgarCommand.class
    },
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Without a command, reads every [[sources]] table of bellwether.toml:",
      "  [[sources]]",
      "  name = \"wire\"",
      "  kind = \"feed\"   # or news, prices, json, newsapi, edgar-current, folder",
      "  url = \"https://example.org/rss\"   # or path = \"news/*.csv\"",
      "",
      "Examples:",
      "  bellwether ingest",
      "  bellwether ingest news headlines.csv --map title=headline",
      "  bellwether ingest prices prices/*.csv"
    })
final class IngestCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  IngestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    return IngestPrinter.print(
        invocation, common, format, IngestConfigured.run(invocation.context(common)));
  }
}
