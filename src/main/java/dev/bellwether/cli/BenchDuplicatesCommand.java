package dev.bellwether.cli;

import dev.bellwether.engine.BenchDuplicates;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether bench duplicates}. */
@Command(
    name = "duplicates",
    description = "Compare ways of finding texts that nearly repeat an earlier one.",
    footer = {
      "",
      "words and encoder look back seven days, over all headlines; cache is what",
      "cache.approximate would have saved: within a ticker and 24 hours. Of the marked,",
      "other_claims have other numbers, polarity or cashtags, and the embedded tier",
      "reads opposite in opposite directions. A line of --pairs is kind, text and text,",
      "parted by tabs.",
      "",
      "Examples:",
      "  bellwether bench duplicates --limit 20000",
      "  bellwether bench duplicates --pairs pairs.tsv"
    })
final class BenchDuplicatesCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The first N headlines (default: all).")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--pairs", paramLabel = "FILE", description = "Pairs of texts by kind instead.")
  private @Nullable Path pairs;

  BenchDuplicatesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    format.print(invocation.console(), pairs == null ? ofArchive() : ofPairs(pairs));
    return ExitCode.DONE.code();
  }

  private Table ofArchive() {
    List<List<Object>> rows = new ArrayList<>();
    for (BenchDuplicates.Line line : BenchDuplicates.run(invocation.context(common), limit)) {
      rows.add(
          List.of(
              line.method(),
              line.texts(),
              line.marked(),
              (double) line.marked() / line.texts(),
              line.otherClaims(),
              line.opposite(),
              line.cpuMillis()));
    }
    return new Table(
        List.of(
            "method", "texts", "marked", "share", "other_claims", "opposite", "cpu_ms_per_text"),
        List.copyOf(rows));
  }

  private Table ofPairs(Path file) {
    List<List<Object>> rows = new ArrayList<>();
    for (BenchDuplicates.PairLine line :
        BenchDuplicates.pairs(invocation.context(common), invocation.resolve(file))) {
      rows.add(List.of(line.kind(), line.pairs(), line.byWords(), line.byEncoder()));
    }
    return new Table(List.of("kind", "pairs", "by_words", "by_encoder"), List.copyOf(rows));
  }
}
