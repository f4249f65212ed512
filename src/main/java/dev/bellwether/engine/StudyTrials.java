package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.panel.NumberTable;
import dev.bellwether.report.FigureReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code replay trials}: whether the best of many trials is more than luck. */
public final class StudyTrials {
  /** Names under which a column of p-values is known. */
  static final List<String> P_VALUE = List.of("p_value", "p", "pvalue");

  /** Names under which a column of trials is known. */
  static final List<String> NAME = List.of("trial", "name");

  private static final Set<String> NO_TRIALS = Set.of("date", "session", "t");

  /**
   * What is asked.
   *
   * @param file one column of returns for each trial, one row a period, perhaps a column {@code
   *     date}; or names and {@code p_value}s
   * @param periodsPerYear 252 for days
   * @param blocks S of the cross-validation, even, 2 to 20
   * @param trials how many were tried in all, if more than the file has
   */
  public record Request(Path file, int periodsPerYear, int blocks, Optional<Integer> trials) {}

  private StudyTrials() {}

  /** Runs the use case. */
  public static FigureReport run(Context context, Request request) {
    return Ledger.record(context, "replay", id -> study(context, request)).report();
  }

  private static StudyReport study(Context context, Request request) {
    try {
      Set<String> texts = new HashSet<>(SeriesFile.DATE);
      texts.addAll(NAME);
      NumberTable table = NumberTable.read(request.file(), texts);
      return table.find(P_VALUE).isPresent()
          ? CorrectedTests.report(context, request, table)
          : ofReturns(context, request, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StudyReport ofReturns(Context context, Request request, NumberTable table) {
    SeriesFile file = SeriesFile.of(table);
    List<String> names = table.header().stream().filter(name -> !NO_TRIALS.contains(name)).toList();
    double[][] columns = names.stream().map(file::numbers).toArray(double[][]::new);
    int rows = table.rows();
    if (names.size() < 2 || rows < 2 * request.blocks()) {
      throw BellwetherException.usage(
          "%s has %d trials over %d periods"
              .formatted(request.file().getFileName(), names.size(), rows),
          "two trials and %d periods are the least for %d blocks"
              .formatted(2 * request.blocks(), request.blocks()));
    }
    int complete = keepComplete(columns);
    if (complete < 2 * request.blocks()) {
      throw BellwetherException.usage(
          request.file().getFileName() + ": only " + complete + " periods have all returns",
          "compare trials over the same periods");
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Arrays.copyOf(columns[i], complete);
    }
    return new TrialFigures(context, request, names, columns).report(rows - (long) complete);
  }

  /** Moves the periods in which every trial has a return to the front; returns their number. */
  private static int keepComplete(double[][] columns) {
    int kept = 0;
    for (int row = 0; row < columns[0].length; row++) {
      boolean complete = true;
      for (double[] column : columns) {
        column[kept] = column[row];
        complete &= !Double.isNaN(column[row]);
      }
      kept += complete ? 1 : 0;
    }
    return kept;
  }
}
