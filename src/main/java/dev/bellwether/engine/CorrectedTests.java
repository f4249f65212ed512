package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.MultipleTesting;
import dev.bellwether.ingest.panel.NumberTable;
import dev.bellwether.report.Fields;
import dev.bellwether.report.FigureReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P-values of several tests, corrected for their number in four ways, in the order of the tests.
 */
record CorrectedTests(
    double[] bonferroni, double[] holm, double[] benjaminiHochberg, double[] benjaminiYekutieli) {
  private static final double LEVEL = 0.05;

  static CorrectedTests of(double[] p) {
    return new CorrectedTests(
        MultipleTesting.bonferroni(p),
        MultipleTesting.holm(p),
        MultipleTesting.benjaminiHochberg(p),
        MultipleTesting.benjaminiYekutieli(p));
  }

  /** The report on a table of p-values. */
  static StudyReport report(Context context, StudyTrials.Request request, NumberTable table) {
    double[] p = table.numbers(table.require(StudyTrials.P_VALUE));
    for (int row = 0; row < p.length; row++) {
      if (!(p[row] >= 0 && p[row] <= 1)) {
        throw BellwetherException.usage(
            table.where(row) + ": " + p[row] + " is not a probability", "p lies from 0 to 1");
      }
    }
    List<String> names =
        table
            .find(StudyTrials.NAME)
            .map(table::texts)
            .orElseGet(() -> IntStream.rangeClosed(1, p.length).mapToObj(i -> "" + i).toList());
    CorrectedTests corrected = of(p);
    List<Fields> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      rows.add(corrected.addTo(new Fields().with("trial", names.get(i)).with("p_value", p[i]), i));
    }
    long left = Arrays.stream(corrected.holm()).filter(each -> each <= LEVEL).count();
    String headline =
        "%d of %d tests are left at 5 %% after Holm's correction for having made them all."
            .formatted(left, p.length);
    String hash = DataHash.of(p);
    return new StudyReport(
        new FigureReport(headline)
            .with("trials", rows)
            .with("manifest", StudyManifest.of(context, request.file(), hash)),
        hash);
  }

  /** Adds the corrected values of one of the tests. */
  Fields addTo(Fields fields, int index) {
    return fields
        .with("p_bonferroni", bonferroni[index])
        .with("p_holm", holm[index])
        .with("p_benjamini_hochberg", benjaminiHochberg[index])
        .with("p_benjamini_yekutieli", benjaminiYekutieli[index]);
  }
}
