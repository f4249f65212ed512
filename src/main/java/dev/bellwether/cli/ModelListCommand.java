package dev.bellwether.cli;

import dev.bellwether.engine.Context;
import dev.bellwether.engine.ListModels;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether model list}. */
@Command(
    name = "list",
    description = "List local models, and the heads of the embedded tier.",
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
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    ListModels.all(context).forEach(each -> rows.add(row(each)));
    format.print(
        invocation.console(),
        new Table(
            List.of(
                "model",
                "head",
                "fingerprint",
                "in_use",
                "tier",
                "quantisation",
                "parameters",
                "bytes"),
            rows));
    return ExitCode.DONE.code();
  }

  private static List<@Nullable Object> row(ListModels.Entry each) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(each.model());
    cells.add(each.head());
    cells.add(each.fingerprint().orElse(null));
    cells.add(each.inUse());
    cells.add(each.tier().key());
    cells.add(each.quantisation().orElse(null));
    cells.add(each.parameters().orElse(null));
    cells.add(each.bytes().orElse(null));
    return cells;
  }
}
