package dev.bellwether.cli;

import dev.bellwether.engine.IngestFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether ingest feed}. */
@Command(
    name = "feed",
    description = "Bring in RSS or Atom feeds, from an address or a saved file.",
    footer = {
      "",
      "An address is asked only for what has changed since the last visit.",
      "",
      "Examples:",
      "  bellwether ingest feed https://example.org/rss.xml",
      "  bellwether ingest feed saved.xml --source wire"
    })
final class IngestFeedCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(arity = "1..*", paramLabel = "URL|FILE", description = "Feeds to read.")
  private List<String> locations = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "What to call the source (default: the address or file).")
  private @Nullable String source;

  IngestFeedCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<IngestFeed.Request> requests = new ArrayList<>();
    for (String location : locations) {
      boolean address = location.startsWith("http://") || location.startsWith("https://");
      String where = address ? location : invocation.resolve(Path.of(location)).toString();
      // The name is stored and shown, and an address may hold a token.
      String name = source == null ? invocation.console().redaction().clean(location) : source;
      requests.add(new IngestFeed.Request(where, name));
    }
    return IngestPrinter.print(
        invocation, common, format, IngestFeed.run(invocation.context(common), requests));
  }
}
