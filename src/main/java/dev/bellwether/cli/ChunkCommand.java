package dev.bellwether.cli;

import dev.bellwether.engine.ChunkContents;
import dev.bellwether.engine.Context;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bellwether chunk}. */
@Command(
    name = "chunk",
    description = "Cut texts into chunks that a model can read at once.",
    footer = {
      "",
      "'score' does this by itself; 'chunk' is for looking at the pieces first.",
      "",
      "Examples:",
      "  bellwether chunk",
      "  bellwether sql \"select kind, count(*) from chunks group by kind\""
    })
final class ChunkCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  ChunkCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context = invocation.context(common);
    ChunkContents.Report report = ChunkContents.run(context);
    format.print(
        invocation.console(),
        new Table(
            List.of("texts_chunked", "chunks"),
            List.of(List.of(report.contents(), report.chunks()))));
    return ExitCode.DONE.code();
  }
}
