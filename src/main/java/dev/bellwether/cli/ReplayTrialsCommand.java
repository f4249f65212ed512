package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.StudyTrials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bellwether replay trials}. */
@Command(
    name = "trials",
    description = "Judge the best of many trials: overfitting, luck, multiple testing.",
    footer = {
      "",
      "One column of returns for each trial, one row a period; a column date is left",
      "out. Or columns trial and p_value, to correct tests for their number.",
      "",
      "Examples:",
      "  bellwether replay trials trials.csv",
      "  bellwether replay trials trials.csv --blocks 16 --trials 500"
    })
final class ReplayTrialsCommand implements Callable<Integer> {
  private static final int MOST_BLOCKS = 20;

  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Parameters(paramLabel = "FILE", description = "Trials as CSV; .gz too.")
  private Path file = Path.of("");

  @Option(names = "--periods", paramLabel = "N", description = "Periods a year (default: 252).")
  private int periods = 252;

  @Option(
      names = "--blocks",
      paramLabel = "S",
      description = "Blocks of the cross-validation, even (default: 8).")
  private int blocks = 8;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials in all, if more than the file has.")
  private @Nullable Integer trials;

  ReplayTrialsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0 || periods < 1) {
      throw BellwetherException.usage(
          "--blocks is even, from 2 to " + MOST_BLOCKS + ", and --periods at least 1", "");
    }
    StudyTrials.Request request =
        new StudyTrials.Request(
            invocation.resolve(file), periods, blocks, Optional.ofNullable(trials));
    return FigureOutput.print(
        invocation.console(), format, StudyTrials.run(invocation.context(common), request));
  }
}
