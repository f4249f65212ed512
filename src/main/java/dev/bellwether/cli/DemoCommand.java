package dev.bellwether.cli;

import dev.bellwether.engine.RunDemo;
import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether demo}. */
@Command(
    name = "demo",
    description = "Run the whole pipeline on the bundled data and write a report.",
    footer = {
      "",
      "Makes the workspace demo/ here: ingest, chunk, score, replay. A second run adds",
      "nothing. The data is real but small: what it shows is no evidence.",
      "",
      "Example:",
      "  bellwether demo"
    })
final class DemoCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("demo");
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Path folder =
        common.workspace().isPresent()
            ? invocation.workspace(common).root()
            : invocation.resolve(FOLDER);
    Path data = invocation.surroundings().installation().resolve("datasets").resolve("demo");
    Console console = invocation.console();
    RunDemo.Result result = RunDemo.run(invocation.context(common).in(Workspace.in(folder)), data);
    ReplayReport report = result.report();
    ReportFiles.print(console, format, report);
    Path html = folder.resolve("report.html");
    ReportFiles.writeHtml(html, report);
    invocation.note(
        common,
        String.format(
            "demo: %d documents, %d bars, %d scores in %s",
            result.documents(), result.bars(), result.scores(), folder));
    invocation.note(common, "report: " + html);
    return ExitCode.DONE.code();
  }
}
