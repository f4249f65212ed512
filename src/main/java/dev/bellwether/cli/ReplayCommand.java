package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Flag;
import dev.bellwether.engine.ReplayFiles;
import dev.bellwether.engine.ReplaySignals;
import dev.bellwether.report.ReplayReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether replay}. */
@Command(
    name = "replay",
    description = "Backtest the scores, point in time, with honest statistics.",
    subcommands = {
      ReplayReturnsCommand.class,
      ReplayEventsCommand.class,
      ReplayTrialsCommand.class,
      ReplayCompareCommand.class,
      ReplayAuditCommand.class,
      ReplaySchemaCommand.class
    },
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "Examples:",
      "  bellwether replay --horizons 1,5,20 --report report.html",
      "  bellwether replay --factor factor.csv --prices prices.csv --format json"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Mixin private ReplayRuleOptions rules = new ReplayRuleOptions();
  @Mixin private ReplayFileOptions files = new ReplayFileOptions();

  @Mixin private ReplaySignalOptions signals = new ReplaySignalOptions();

  @Option(
      names = "--entry",
      paramLabel = "WHEN",
      description = "next_open, next_close; files: same_close, next_close.")
  private @Nullable String entry;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write the tear sheet: .html, .md, .json or .csv.")
  private @Nullable Path report;

  ReplayCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    return files.given() ? replayFiles() : replayDatabase();
  }

  private int replayDatabase() throws IOException {
    List<Flag> flags = rules.flags(invocation);
    ReplayRuleOptions.add(flags, "--entry", "replay.entry", entry);
    flags.addAll(signals.flags());
    print(
        ReplaySignals.run(
            invocation.context(common, flags.toArray(Flag[]::new)),
            new ReplaySignals.Request(
                signals.selection(),
                signals.allowMixed(),
                false,
                rules.extras(invocation),
                signals.scores(invocation))));
    return ExitCode.DONE.code();
  }

  private int replayFiles() throws IOException {
    if (signals.given()) {
      throw BellwetherException.usage(
          "options such as --selection and --half-life shape signals of the database, and --factor"
              + " has its own",
          "leave them out");
    }
    ReplayFiles.Result result =
        ReplayFiles.run(
            invocation.context(common, rules.flags(invocation).toArray(Flag[]::new)),
            files.request(invocation, Optional.ofNullable(entry), rules.extras(invocation)));
    print(result.report());
    return result.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }

  private void print(ReplayReport result) throws IOException {
    ReportFiles.print(invocation.console(), format, result);
    if (report != null) {
      Path file = invocation.resolve(report);
      ReportFiles.writeByEnding(file, result);
      invocation.note(common, "report: " + file);
    }
  }
}
