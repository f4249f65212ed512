package dev.bellwether.cli;

import dev.bellwether.engine.Money;
import dev.bellwether.report.Table;
import dev.bellwether.store.Spending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether budget}. */
@Command(
    name = "budget",
    description = "Look at what cloud tiers may cost and have cost.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Examples:", "  bellwether budget status"},
    subcommands = BudgetCommand.Status.class)
final class BudgetCommand extends CommandWithSubcommands {

  /** {@code bellwether budget status}. */
  @Command(
      name = "status",
      description = "Print where each limit stands today and this month (UTC).",
      footer = {
        "",
        "Money is set aside before a call and booked after it. Unconfirmed is what a",
        "vendor may have charged for calls that broke off; it is part of spent.",
        "",
        "Examples:",
        "  bellwether budget status",
        "  bellwether budget status --set budget.daily_usd=3"
      })
  static final class Status implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    Status(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (Spending.Standing standing : Money.budget(invocation.context(common))) {
        rows.add(
            List.of(
                standing.tier(),
                standing.period(),
                usd(standing.limitMicroUsd()),
                usd(standing.spentMicroUsd()),
                usd(standing.unconfirmedMicroUsd()),
                usd(standing.reservedMicroUsd())));
      }
      format.print(
          invocation.console(),
          new Table(
              List.of(
                  "tier", "period", "limit_usd", "spent_usd", "unconfirmed_usd", "reserved_usd"),
              List.copyOf(rows)));
      return ExitCode.DONE.code();
    }
  }

  static double usd(long micro) {
    return micro / 1e6;
  }
}
