package dev.bellwether.cli;

import dev.bellwether.engine.Checkup;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.DiagnosticBundle;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether doctor}. */
@Command(
    name = "doctor",
    description = "Check this installation and workspace.",
    footer = {
      "",
      "Where local.model is set, it is loaded once, to see what really computes. A GPU",
      "that was asked for and is not used is a failure; advice is none.",
      "",
      "Examples:",
      "  bellwether doctor",
      "  bellwether doctor --bundle diagnostics.zip"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "Also pack what was found into a ZIP file, without secrets.")
  private @Nullable Path bundle;

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context = invocation.context(common);
    Checkup.Report report = Checkup.run(context);
    List<List<Object>> rows = new ArrayList<>();
    report
        .findings()
        .forEach(each -> rows.add(List.of(each.what(), word(each.result()), each.detail())));
    format.print(
        invocation.console(), new Table(List.of("check", "result", "detail"), List.copyOf(rows)));
    if (bundle != null) {
      Path file = invocation.resolve(bundle);
      DiagnosticBundle.write(context, report, file);
      invocation.note(common, "packed into " + file + "; read it before you give it away");
    }
    return report.well() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
  }

  private static String word(Checkup.Result result) {
    return result == Checkup.Result.FAILED ? "FAILED" : result.name().toLowerCase(Locale.ROOT);
  }
}
