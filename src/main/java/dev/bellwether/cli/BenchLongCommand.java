package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.bench.Quality;
import dev.bellwether.engine.BenchLong;
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
import picocli.CommandLine.Parameters;

/** {@code bellwether bench long}. */
@Command(
    name = "long",
    description = "Compare reading a long text by sentences with reading its beginning.",
    footer = {
      "",
      "Of filings, each long section is parted into its sentences of odd and of even",
      "number, and the verdict on one half is held against that on the other. Of",
      "labelled texts, so many are joined to one, whose label is the mean of theirs.",
      "",
      "Examples:",
      "  bellwether bench long filings/",
      "  bellwether bench long --labels labelled.csv --join 40"
    })
final class BenchLongCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Filings, folders or archives.")
  private List<Path> files = List.of();

  @Option(names = "--labels", paramLabel = "FILE", description = "Labelled short texts instead.")
  private @Nullable Path labels;

  @Option(
      names = "--join",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many of them make a text (default: ${DEFAULT-VALUE}).")
  private int join;

  BenchLongCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if ((labels == null) == files.isEmpty() || join < 1) {
      throw BellwetherException.usage(
          "give filings, or --labels and a --join of at least 1",
          "see 'bellwether bench long --help'");
    }
    BenchLong.Report report =
        labels == null
            ? BenchLong.filings(
                invocation.context(common), files.stream().map(invocation::resolve).toList())
            : BenchLong.labelled(invocation.context(common), invocation.resolve(labels), join);
    List<List<Object>> rows = new ArrayList<>();
    report.lines().forEach(line -> rows.add(row(line.method(), line.quality())));
    format.print(
        invocation.console(),
        new Table(
            List.of("method", "n", "pearson", "accuracy", "opposite_sign", "ms_per_item"),
            List.copyOf(rows)));
    report.failures().forEach(failure -> invocation.note(common, failure));
    return report.failures().isEmpty() ? ExitCode.DONE.code() : ExitCode.PARTIAL.code();
  }

  private static List<Object> row(String method, Quality quality) {
    return List.of(
        method,
        quality.n(),
        quality.pearson().isPresent() ? quality.pearson().getAsDouble() : "",
        quality.accuracy(),
        quality.oppositeSign(),
        quality.msPerItem());
  }
}
