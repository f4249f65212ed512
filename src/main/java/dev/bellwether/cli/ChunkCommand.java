package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.config.Flag;
import dev.bellwether.engine.ChunkContents;
import dev.bellwether.engine.ChunkFilings;
import dev.bellwether.engine.Context;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether chunk}. */
@Command(
    name = "chunk",
    description = "Cut texts into chunks that a model can read at once.",
    footer = {
      "",
      "'score' does this by itself; 'chunk' is for looking at the pieces first.",
      "Of a filing it shows the pieces; spans are places in the document's text.",
      "",
      "Examples:",
      "  bellwether chunk",
      "  bellwether chunk 10-K.htm --format json",
      "  bellwether chunk 10-K.htm --show sections",
      "  bellwether chunk 10-K-2025.htm --delta 10-K-2024.htm",
      "  bellwether chunk 3f9c2a --delta previous",
      "  bellwether chunk --input filings.parquet --output chunks/ --jobs 2"
    })
final class ChunkCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private BulkOptions bulk = new BulkOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|ID",
      description =
          "Filings: HTML, text, full submissions, folders, .zip; or ids of stored documents.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "element, page or fixed (default: element).")
  private String strategy = "element";

  @Option(
      names = "--show",
      paramLabel = "WHAT",
      description = "chunks, sections or elements (default: chunks).")
  private String show = "chunks";

  @Option(
      names = "--delta",
      paramLabel = "PRIOR",
      description =
          "Only paragraphs that differ from this earlier filing: a file, an id, or 'previous'.")
  private @Nullable String prior;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "With --input: threads (default: one a core).")
  private @Nullable String jobs;

  ChunkCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context =
        jobs == null
            ? invocation.context(common)
            : invocation.context(common, new Flag("--jobs", "score.jobs", jobs));
    Optional<BulkJob> files = bulk.job(BulkJob.Kind.CHUNK, context, invocation);
    if (files.isPresent()) {
      if (!inputs.isEmpty()) {
        throw BellwetherException.usage(
            "filings by name do not go with --input", "leave out " + inputs.get(0) + " or --input");
      }
      return BulkOptions.run(context, files.get(), invocation.console());
    }
    if (!inputs.isEmpty()) {
      return new FilingRowPrinter(invocation, common, format).print(context, request());
    }
    if (prior != null) {
      throw BellwetherException.usage("--delta without a filing", "name the newer filing as well");
    }
    ChunkContents.Report report = ChunkContents.run(context);
    format.print(
        invocation.console(),
        new Table(
            List.of("texts_chunked", "chunks"),
            List.of(List.of(report.contents(), report.chunks()))));
    return ExitCode.DONE.code();
  }

  private ChunkFilings.Request request() {
    return new ChunkFilings.Request(
        inputs.stream().map(this::input).toList(),
        named(ChunkFilings.View.values(), "--show", show),
        named(Strategy.values(), "--strategy", strategy),
        Optional.ofNullable(prior).map(this::input));
  }

  private ChunkFilings.Input input(String given) {
    try {
      return new ChunkFilings.Input(given, invocation.resolve(Path.of(given)));
    } catch (InvalidPathException e) {
      throw BellwetherException.usage("no file and no id: '" + given + "'", "see --help");
    }
  }

  private static <E extends Enum<E>> E named(E[] values, String option, String name) {
    List<String> names = new ArrayList<>();
    for (E value : values) {
      String lower = value.name().toLowerCase(Locale.ROOT);
      if (lower.equals(name)) {
        return value;
      }
      names.add(lower);
    }
    throw BellwetherException.usage(
        option + " cannot be '" + name + "'", "one of " + String.join(", ", names));
  }
}
