package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import dev.bellwether.engine.LabelledFiles;
import dev.bellwether.engine.TrainHead;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether model train}. */
@Command(
    name = "train",
    description = "Train a head of the embedded tier on labelled texts.",
    footer = {
      "",
      "A file needs columns text and label, and for the table a column kind. Each kind",
      "is judged by a head that was trained on the others. The head goes to heads/ in",
      "the workspace. Without --labels it is trained on datasets/labelled, which gives",
      "the shipped head again, byte for byte on the kind of processor it was made on.",
      "",
      "Examples:",
      "  bellwether model train",
      "  bellwether model train --labels mine.csv --name mine",
      "  bellwether bench quality --labels other.csv --set embedded.head=mine"
    })
final class ModelTrainCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "CSV, TSV, JSON Lines or Parquet; may be repeated.")
  private List<Path> labels = new ArrayList<>();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "own",
      description = "What the head is called (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(names = "--curve", description = "Also show what more texts and more kinds bring.")
  private boolean curve;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which texts come first in the curve (default: ${DEFAULT-VALUE}).")
  private long seed;

  ModelTrainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    TrainHead.Report report =
        TrainHead.run(
            invocation.context(common, new Flag("--name", "embedded.head", name)),
            new TrainHead.Request(files(), curve, seed));
    format.print(invocation.console(), kinds(report));
    String same = report.shipped() ? ", the same as the shipped one" : "";
    invocation.note(
        common, "head: " + report.file() + " from " + report.examples() + " texts" + same);
    if (report.unusable() > 0) {
      invocation.note(common, report.unusable() + " rows have no text or no known label");
    }
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }

  private List<Path> files() {
    if (labels.isEmpty()) {
      return LabelledFiles.in(
          invocation.surroundings().installation().resolve("datasets").resolve("labelled"));
    }
    return labels.stream().map(invocation::resolve).toList();
  }

  private static Table kinds(TrainHead.Report report) {
    List<List<Object>> rows =
        report.kinds().stream()
            .map(
                each ->
                    List.<Object>of(
                        each.name(),
                        (long) each.n(),
                        each.accuracy(),
                        each.macroF1(),
                        each.oppositeSign(),
                        each.headAccuracy(),
                        each.rulesAccuracy()))
            .toList();
    return new Table(
        List.of(
            "held_out", "n", "accuracy", "macro_f1", "opposite_sign", "head_alone", "rules_alone"),
        List.copyOf(rows));
  }
}
