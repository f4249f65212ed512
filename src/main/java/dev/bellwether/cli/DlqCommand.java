package dev.bellwether.cli;

import dev.bellwether.engine.Context;
import dev.bellwether.engine.DeadLetterBox;
import dev.bellwether.engine.ScoreByRoute;
import dev.bellwether.engine.ScoreDocuments;
import dev.bellwether.report.Table;
import dev.bellwether.store.DeadLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether dlq}. */
@Command(
    name = "dlq",
    description = "Look at texts that could not be scored, and release them.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether dlq list",
      "  bellwether dlq retry",
      "  bellwether dlq release"
    },
    subcommands = {DlqCommand.ListLetters.class, DlqCommand.Retry.class, DlqCommand.Release.class})
final class DlqCommand extends CommandWithSubcommands {

  /** {@code bellwether dlq list}. */
  @Command(
      name = "list",
      description = "List dead letters with their reasons, latest first.",
      footer = {"", "Example:", "  bellwether dlq list --format csv"})
  static final class ListLetters implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    ListLetters(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (DeadLetters.Letter letter : DeadLetterBox.list(invocation.context(common))) {
        rows.add(
            List.of(
                letter.diedAt(),
                letter.ticker(),
                letter.tier(),
                letter.reason(),
                letter.title(),
                letter.contentHash()));
      }
      format.print(
          invocation.console(),
          new Table(
              List.of("died_at", "ticker", "tier", "reason", "title", "content_hash"),
              List.copyOf(rows)));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether dlq retry}. */
  @Command(
      name = "retry",
      description = "Score dead letters again, and whatever else has no score.",
      footer = {
        "",
        "A text that has only a stopgap of the embedded tier gets the score it was meant",
        "to have.",
        "",
        "Example:",
        "  bellwether dlq retry"
      })
  static final class Retry implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private RunOptions common = new RunOptions();
    @Mixin private FormatOption format = new FormatOption();

    Retry(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Context context = invocation.context(common);
      boolean byRoute = ScoreByRoute.applies(context);
      long released = DeadLetterBox.release(context);
      invocation.note(common, released + " dead letters are tried again");
      return byRoute
          ? RoutedReport.print(invocation.console(), format, ScoreByRoute.run(context, false))
          : EmbeddedReport.print(
              invocation.console(),
              format,
              ScoreDocuments.run(context, new ScoreDocuments.Request(false)));
    }
  }

  /** {@code bellwether dlq release}. */
  @Command(
      name = "release",
      description = "Forget all dead letters, so that the next 'score' tries them again.",
      footer = {"", "Example:", "  bellwether dlq release && bellwether score"})
  static final class Release implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    Release(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Context context = invocation.context(common);
      format.print(
          invocation.console(),
          new Table(List.of("released"), List.of(List.of(DeadLetterBox.release(context)))));
      return ExitCode.DONE.code();
    }
  }
}
