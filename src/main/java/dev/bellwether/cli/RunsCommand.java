package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.DiffRuns;
import dev.bellwether.engine.ReadRuns;
import dev.bellwether.report.Table;
import dev.bellwether.store.Runs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether runs}. */
@Command(
    name = "runs",
    description = "List what was run, when, and how it ended.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether runs list",
      "  bellwether runs show 20261124T020000-k3fa"
    },
    subcommands = {RunsCommand.ListRuns.class, RunsCommand.Show.class, RunsCommand.Diff.class})
final class RunsCommand extends CommandWithSubcommands {

  /** {@code bellwether runs list}. */
  @Command(
      name = "list",
      description = "List runs, latest first.",
      footer = {"", "Example:", "  bellwether runs list --limit 5"})
  static final class ListRuns implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    ListRuns(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      if (limit < 0) {
        throw BellwetherException.usage("--limit " + limit + " is below 0", "0 shows no run");
      }
      List<List<? extends @Nullable Object>> rows = new ArrayList<>();
      ReadRuns.all(invocation.context(common)).stream()
          .limit(limit)
          .forEach(
              run ->
                  rows.add(
                      Arrays.<@Nullable Object>asList(
                          run.id(),
                          run.command(),
                          run.startedAt(),
                          run.endedAt().map(ended -> seconds(run.startedAt(), ended)).orElse(null),
                          run.status(),
                          run.summary())));
      format.print(
          invocation.console(),
          new Table(List.of("id", "command", "started_at", "seconds", "status", "summary"), rows));
      return ExitCode.DONE.code();
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1000.0;
    }
  }

  /** {@code bellwether runs show}. */
  @Command(
      name = "show",
      description = "Print everything about one run.",
      footer = {"", "Example:", "  bellwether runs show 20261124T020000-k3fa"})
  static final class Show implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "RUN", description = "The run's id, or enough of its beginning.")
    private String id = "";

    Show(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Runs.Run run = ReadRuns.one(invocation.context(common), id);
      List<List<? extends @Nullable Object>> rows =
          List.of(
              List.of("id", run.id()),
              List.of("command", run.command()),
              List.of("arguments", run.arguments()),
              List.of("version", run.version()),
              List.of("settings_sha256", run.settingsSha256()),
              List.of("started_at", run.startedAt()),
              Arrays.<@Nullable Object>asList("ended_at", run.endedAt().orElse(null)),
              List.of("status", run.status()),
              List.of("summary", run.summary()));
      format.print(invocation.console(), new Table(List.of("field", "value"), rows));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether runs diff}. */
  @Command(
      name = "diff",
      description = "Print what two runs do not have in common.",
      footer = {"", "Example:", "  bellwether runs diff 20261124T02 20261125T02"})
  static final class Diff implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id, or its beginning.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "The other one.")
    private String second = "";

    Diff(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<? extends @Nullable Object>> rows = new ArrayList<>();
      for (DiffRuns.Difference difference :
          DiffRuns.run(invocation.context(common), first, second)) {
        rows.add(
            Arrays.<@Nullable Object>asList(
                difference.field(),
                difference.first().orElse(null),
                difference.second().orElse(null)));
      }
      format.print(invocation.console(), new Table(List.of("field", "first", "second"), rows));
      return ExitCode.DONE.code();
    }
  }
}
