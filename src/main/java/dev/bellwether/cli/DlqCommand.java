package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.DeadLetterBox;
import dev.bellwether.engine.ScoreByRoute;
import dev.bellwether.engine.ScoreDocuments;
import dev.bellwether.report.Table;
import dev.bellwether.store.DeadLetters;
import dev.bellwether.store.UndeliveredAlerts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether dlq}. */
@Command(
    name = "dlq",
    description = "Look at texts that could not be scored and alerts not delivered.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  bellwether dlq list",
      "  bellwether dlq show 3f2a90",
      "  bellwether dlq retry",
      "  bellwether dlq drop 3f2a90"
    },
    subcommands = {
      DlqCommand.ListLetters.class,
      DlqCommand.Show.class,
      DlqCommand.Retry.class,
      DlqCommand.Release.class,
      DlqCommand.Drop.class
    })
final class DlqCommand extends CommandWithSubcommands {
  private static final String HASHES = "Content hashes, or what they begin with; none: all.";

  private static final String ALERT = "alert";

  /** Whether no tier of the route answered, or another than the one wanted. */
  private static String kind(DeadLetters.Letter letter) {
    return letter.fallback() ? "fallback" : "dead";
  }

  private static List<String> orAll(List<String> hashes) {
    return hashes.isEmpty() ? DeadLetterBox.ALL : hashes;
  }

  /** {@code bellwether dlq list}. */
  @Command(
      name = "list",
      description = "List dead letters and fallbacks with their reasons, latest first.",
      footer = {
        "",
        "A text is dead that no tier of its route answered, a fallback if another tier",
        "than the one wanted did. An alert could not be delivered to its channel, or is",
        "held since its answer was lost.",
        "",
        "Example:",
        "  bellwether dlq list --format csv"
      })
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
      Context context = invocation.context(common);
      for (DeadLetters.Letter letter : DeadLetterBox.list(context)) {
        rows.add(
            List.of(
                letter.diedAt(),
                kind(letter),
                letter.ticker(),
                letter.tier(),
                letter.attempts(),
                letter.reason(),
                letter.title(),
                letter.contentHash(),
                ""));
      }
      for (UndeliveredAlerts.Undelivered alert : DeadLetterBox.undelivered(context, "")) {
        rows.add(
            List.of(
                alert.diedAt(),
                ALERT,
                alert.tickers(),
                "",
                "",
                alert.reason(),
                alert.title(),
                alert.contentHash(),
                alert.channel()));
      }
      rows.sort(Comparator.comparing((List<Object> row) -> (Instant) row.get(0)).reversed());
      format.print(
          invocation.console(),
          new Table(
              List.of(
                  "died_at",
                  "kind",
                  "ticker",
                  "tier",
                  "attempts",
                  "reason",
                  "title",
                  "content_hash",
                  "channel"),
              List.copyOf(rows)));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether dlq show}. */
  @Command(
      name = "show",
      description = "Show the dead letters of one text, with the text.",
      footer = {"", "Example:", "  bellwether dlq show 3f2a90 --format json"})
  static final class Show implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(paramLabel = "HASH", description = "Content hash, or what it begins with.")
    private String hash = "";

    Show(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Context context = invocation.context(common);
      List<List<Object>> rows = new ArrayList<>();
      for (DeadLetters.Letter letter : DeadLetterBox.show(context, hash)) {
        rows.add(
            List.of(
                letter.diedAt(),
                kind(letter),
                letter.ticker(),
                letter.tier(),
                letter.attempts(),
                letter.reason(),
                letter.selection(),
                letter.runId(),
                letter.contentHash(),
                letter.title(),
                letter.body(),
                ""));
      }
      for (UndeliveredAlerts.Undelivered alert : DeadLetterBox.undelivered(context, hash)) {
        rows.add(
            List.of(
                alert.diedAt(),
                ALERT,
                alert.tickers(),
                "",
                "",
                alert.reason(),
                "",
                "",
                alert.contentHash(),
                alert.title(),
                "",
                alert.channel()));
      }
      format.print(
          invocation.console(),
          new Table(
              List.of(
                  "died_at",
                  "kind",
                  "ticker",
                  "tier",
                  "attempts",
                  "reason",
                  "selection",
                  "run_id",
                  "content_hash",
                  "title",
                  "body",
                  "channel"),
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
        "A text that has only a score of another tier than the one wanted gets the score",
        "it was meant to have. An alert is sent by the watch that runs, within seconds,",
        "or the next. One that was held says that it may be a repeat.",
        "",
        "Examples:",
        "  bellwether dlq retry",
        "  bellwether dlq retry 3f2a90"
      })
  static final class Retry implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private RunOptions common = new RunOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(arity = "0..*", paramLabel = "HASH", description = HASHES)
    private List<String> hashes = List.of();

    Retry(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Context context = invocation.context(common);
      boolean byRoute = ScoreByRoute.applies(context);
      long released = DeadLetterBox.release(context, orAll(hashes));
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
      description = "Forget dead letters, so that the next 'score' tries them again.",
      footer = {"", "Example:", "  bellwether dlq release && bellwether score"})
  static final class Release implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(arity = "0..*", paramLabel = "HASH", description = HASHES)
    private List<String> hashes = List.of();

    Release(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      long released = DeadLetterBox.release(invocation.context(common), orAll(hashes));
      format.print(
          invocation.console(), new Table(List.of("released"), List.of(List.of(released))));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether dlq drop}. */
  @Command(
      name = "drop",
      description = "Give dead letters up: they are not shown and not tried again.",
      footer = {"", "Example:", "  bellwether dlq drop 3f2a90"})
  static final class Drop implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Parameters(
        arity = "0..*",
        paramLabel = "HASH",
        description = "Content hashes, or what they begin with.")
    private List<String> hashes = List.of();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    Drop(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      if (all == !hashes.isEmpty()) {
        throw BellwetherException.usage(
            "say which dead letters to drop", "give hashes, or --all for every one");
      }
      long dropped = DeadLetterBox.drop(invocation.context(common), orAll(hashes));
      format.print(invocation.console(), new Table(List.of("dropped"), List.of(List.of(dropped))));
      return ExitCode.DONE.code();
    }
  }
}
