package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.Schemas;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether replay schema}. */
@Command(
    name = "schema",
    description = "Print what the JSON of a replay holds, as JSON Schema.",
    footer = {
      "",
      "Examples:",
      "  bellwether replay schema > replay.schema.json",
      "  bellwether replay schema events"
    })
final class ReplaySchemaCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "REPORT",
      description = "replay (the default), returns, events or trials.")
  private String name = "replay";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  ReplaySchemaCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (!help) {
      if (!Schemas.NAMES.contains(name)) {
        throw BellwetherException.usage(
            "no schema '" + name + "'", "there are " + String.join(", ", Schemas.NAMES));
      }
      invocation.console().out().write(Schemas.text(name));
      invocation.console().flush();
    }
    return ExitCode.DONE.code();
  }
}
