package dev.bellwether.cli;

import dev.bellwether.engine.Checkup;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether doctor}. */
@Command(
    name = "doctor",
    description = "Check this installation and workspace.",
    footer = {"", "Example:", "  bellwether doctor"})
final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    boolean well = true;
    for (Checkup.Finding finding : Checkup.run(invocation.context(common))) {
      well &= finding.well();
      rows.add(List.of(finding.what(), finding.well() ? "ok" : "FAILED", finding.detail()));
    }
    format.print(
        invocation.console(), new Table(List.of("check", "result", "detail"), List.copyOf(rows)));
    return well ? ExitCode.DONE.code() : ExitCode.FAILED.code();
  }
}
