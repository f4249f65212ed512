package dev.bellwether.cli;

import dev.bellwether.engine.Money;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether cache}. */
@Command(
    name = "cache",
    description = "Look at paid answers that are kept, and drop them.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "An answer is used again only for the same text, ticker, model, prompt and",
      "parameters. With cache.approximate a watch also takes, for 24 hours, answers",
      "about earlier texts that say the same (near).",
      "",
      "Examples:",
      "  bellwether cache stats",
      "  bellwether cache clear"
    },
    subcommands = {CacheCommand.Stats.class, CacheCommand.Clear.class})
final class CacheCommand extends CommandWithSubcommands {

  /** {@code bellwether cache stats}. */
  @Command(
      name = "stats",
      description = "Print how many answers are kept and what they saved.",
      footer = {"", "Example:", "  bellwether cache stats"})
  static final class Stats implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    Stats(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Money.CacheStats stats = Money.cache(invocation.context(common));
      format.print(
          invocation.console(),
          new Table(
              List.of(
                  "answers",
                  "hits",
                  "saved_usd",
                  "near_answers",
                  "near_hits",
                  "near_saved_usd",
                  "gists"),
              List.of(
                  List.of(
                      stats.answers().answers(),
                      stats.answers().hits(),
                      BudgetCommand.usd(stats.answers().savedMicroUsd()),
                      stats.near().answers(),
                      stats.near().hits(),
                      BudgetCommand.usd(stats.near().savedMicroUsd()),
                      stats.gists()))));
      return ExitCode.DONE.code();
    }
  }

  /** {@code bellwether cache clear}. */
  @Command(
      name = "clear",
      description = "Drop all answers; scores stay.",
      footer = {"", "Example:", "  bellwether cache clear"})
  static final class Clear implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    Clear(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      Money.Cleared cleared = Money.clearCache(invocation.context(common));
      format.print(
          invocation.console(),
          new Table(
              List.of("cleared", "near_cleared", "gists_cleared"),
              List.of(List.of(cleared.answers(), cleared.near(), cleared.gists()))));
      return ExitCode.DONE.code();
    }
  }
}
