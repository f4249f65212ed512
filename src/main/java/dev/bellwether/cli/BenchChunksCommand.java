package dev.bellwether.cli;

import dev.bellwether.bench.ChunkTally;
import dev.bellwether.engine.BenchChunks;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bellwether bench chunks}. */
@Command(
    name = "chunks",
    description = "Compare ways of cutting filings: what each tears apart.",
    footer = {
      "",
      "A table or row is cut when no chunk holds all of it; a chunk is mixed when it holds",
      "text of two items. Agreement: sections with the verdict of the element strategy.",
      "",
      "Example:",
      "  bellwether bench chunks filings/"
    })
final class BenchChunksCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Filings, folders or archives.")
  private List<Path> files = List.of();

  BenchChunksCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    BenchChunks.Report report =
        BenchChunks.run(
            invocation.context(common), files.stream().map(invocation::resolve).toList());
    List<List<Object>> rows = new ArrayList<>();
    report.lines().forEach(line -> rows.add(row(report.filings(), line)));
    format.print(
        invocation.console(),
        new Table(
            List.of(
                "strategy",
                "filings",
                "chunks",
                "tokens",
                "largest",
                "tables",
                "tables_cut",
                "rows_cut",
                "sections_mixed",
                "verdicts",
                "agreement"),
            List.copyOf(rows)));
    report.failures().forEach(failure -> invocation.note(common, failure));
    return report.failures().isEmpty() ? ExitCode.DONE.code() : ExitCode.PARTIAL.code();
  }

  private static List<Object> row(int filings, BenchChunks.Line line) {
    ChunkTally tally = line.tally();
    return List.of(
        line.strategy().name().toLowerCase(Locale.ROOT),
        filings,
        tally.chunks(),
        tally.tokens(),
        tally.largest(),
        tally.tables(),
        tally.tablesCut(),
        tally.rowsCut(),
        tally.mixed(),
        line.sections(),
        line.sections() == 0 ? "" : (double) line.agreeing() / line.sections());
  }
}
