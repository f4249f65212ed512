package dev.bellwether.cli;

import dev.bellwether.engine.CompareReplays;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bellwether replay compare}. */
@Command(
    name = "compare",
    description = "Compare two replays date by date.",
    footer = {
      "",
      "The difference is the second less the first, on the dates that both have, with the t of",
      "dates that do not overlap, Newey-West's, and a 95 %% interval from resampled dates.",
      "",
      "Example:",
      "  bellwether replay compare 20261124T020000-k3fa 20261125T020000-m1xq"
    })
final class ReplayCompareCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "series",
          "horizon",
          "dates",
          "first",
          "second",
          "difference",
          "t_non_overlapping",
          "p_value",
          "t_newey_west",
          "low_95",
          "high_95");

  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "A replay's id, or its beginning.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "RUN", description = "The other one.")
  private String second = "";

  ReplayCompareCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<CompareReplays.Row> rows = CompareReplays.run(invocation.context(common), first, second);
    format.print(
        invocation.console(),
        new Table(COLUMNS, rows.stream().<List<?>>map(ReplayCompareCommand::cells).toList()));
    return ExitCode.DONE.code();
  }

  private static List<@Nullable Object> cells(CompareReplays.Row row) {
    return Arrays.<@Nullable Object>asList(
        row.series(),
        row.horizon(),
        row.dates(),
        row.first(),
        row.second(),
        row.difference(),
        row.nonOverlapping().map(ReplayReport.Test::t).orElse(null),
        row.nonOverlapping().map(ReplayReport.Test::pValue).orElse(null),
        row.neweyWest().map(ReplayReport.Test::t).orElse(null),
        row.low().orElse(null),
        row.high().orElse(null));
  }
}
