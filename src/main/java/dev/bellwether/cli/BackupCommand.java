package dev.bellwether.cli;

import dev.bellwether.engine.BackUp;
import dev.bellwether.report.Table;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bellwether backup}. */
@Command(
    name = "backup",
    description = "Copy both stores into a new folder.",
    footer = {
      "",
      "The copy is a workspace: use it with --workspace.",
      "",
      "Example:",
      "  bellwether backup /backups/2026-11-24"
    })
final class BackupCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "DIR", description = "A folder that holds no workspace yet.")
  private Path folder = Path.of("");

  BackupCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Workspace copy = BackUp.run(invocation.context(common), invocation.resolve(folder));
    format.print(
        invocation.console(),
        new Table(
            List.of("database", "state"),
            List.of(List.of(copy.database().toString(), copy.state().toString()))));
    return ExitCode.DONE.code();
  }
}
