package dev.bellwether.cli;

import dev.bellwether.engine.ExportTables;
import dev.bellwether.report.Table;
import dev.bellwether.store.Export;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether export}. */
@Command(
    name = "export",
    description = "Write tables as Parquet files.",
    footer = {
      "",
      "Rows are ordered, so equal tables give equal files.",
      "",
      "Examples:",
      "  bellwether export",
      "  bellwether export scores bars --to /data/parquet"
    })
final class ExportCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "TABLE", description = "Tables to write (default: all).")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = "export",
      description = "Folder to write to (default: ${DEFAULT-VALUE}).")
  private Path to = Path.of("export");

  ExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Export.Exported file :
        ExportTables.run(invocation.context(common), tables, invocation.resolve(to))) {
      rows.add(List.of(file.table(), file.rows(), file.file().toString()));
    }
    format.print(
        invocation.console(), new Table(List.of("table", "rows", "file"), List.copyOf(rows)));
    return ExitCode.DONE.code();
  }
}
