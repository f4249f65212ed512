package dev.bellwether.cli;

import dev.bellwether.engine.Context;
import dev.bellwether.engine.ListModels;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether model list}. */
@Command(
    name = "list",
    description = "List the models of the embedded tier and the heads of this workspace.",
    footer = {"", "Examples:", "  bellwether model list", "  bellwether model list --format json"})
final class ModelListCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  ModelListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context = invocation.context(common);
    List<List<Object>> rows =
        ListModels.all(context).stream()
            .map(
                each ->
                    List.<Object>of(each.model(), each.head(), each.fingerprint(), each.inUse()))
            .toList();
    format.print(
        invocation.console(),
        new Table(List.of("model", "head", "fingerprint", "in_use"), List.copyOf(rows)));
    return ExitCode.DONE.code();
  }
}
