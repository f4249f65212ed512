package dev.bellwether.cli;

import dev.bellwether.engine.Money;
import dev.bellwether.report.Table;
import dev.bellwether.store.CostTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether costs}. */
@Command(
    name = "costs",
    description = "Sum up what calls to models cost.",
    footer = {
      "",
      "Examples:",
      "  bellwether costs",
      "  bellwether costs --by source,ticker",
      "  bellwether costs --by day,model --format csv"
    })
final class CostsCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "tier,model",
      description = "tier, model, day, ticker, source, outcome or run (default: ${DEFAULT-VALUE}).")
  private List<String> by = new ArrayList<>();

  CostsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<String> columns = new ArrayList<>(by);
    columns.addAll(List.of("calls", "input_tokens", "output_tokens", "cost_usd"));
    List<List<Object>> rows = new ArrayList<>();
    for (CostTable.Line line : Money.costs(invocation.context(common), by)) {
      List<Object> row = new ArrayList<>(line.group());
      row.addAll(
          List.of(
              line.calls(),
              line.inputTokens(),
              line.outputTokens(),
              BudgetCommand.usd(line.microUsd())));
      rows.add(row);
    }
    format.print(invocation.console(), new Table(columns, List.copyOf(rows)));
    return ExitCode.DONE.code();
  }
}
