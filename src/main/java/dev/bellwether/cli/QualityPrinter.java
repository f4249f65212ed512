package dev.bellwether.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.bench.Calibration;
import dev.bellwether.bench.Confusion;
import dev.bellwether.bench.Coverage;
import dev.bellwether.bench.Interval;
import dev.bellwether.bench.Judgement;
import dev.bellwether.bench.Quality;
import dev.bellwether.bench.ScaleFit;
import dev.bellwether.engine.BenchQuality;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints the figures of {@code bench quality}. */
final class QualityPrinter {
  private static final int BAR = 40;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private QualityPrinter() {}

  static void print(Console console, FormatOption format, BenchQuality.Report report)
      throws IOException {
    if (format.given() && format.format(console) == OutputFormat.JSON) {
      console
          .out()
          .write(
              JSON.writeValueAsString(
                  report.entries().stream().map(QualityPrinter::fields).toList()));
      console.out().write(System.lineSeparator());
      return;
    }
    format.print(console, summary(report));
    if (format.format(console) == OutputFormat.TABLE) {
      for (BenchQuality.Entry entry : report.entries()) {
        details(console, format, entry);
      }
    }
  }

  private static Table summary(BenchQuality.Report report) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    row(rows, report, "n", q -> (long) q.n());
    row(rows, report, "skipped", q -> (long) q.skipped());
    row(rows, report, "accuracy", Quality::accuracy);
    row(rows, report, "accuracy_low", q -> q.accuracyInterval().low());
    row(rows, report, "accuracy_high", q -> q.accuracyInterval().high());
    row(rows, report, "macro_f1", Quality::macroF1);
    row(rows, report, "macro_f1_low", q -> q.macroF1Interval().low());
    row(rows, report, "macro_f1_high", q -> q.macroF1Interval().high());
    row(rows, report, "opposite_sign", Quality::oppositeSign);
    row(rows, report, "ece", q -> q.calibration().ece());
    row(rows, report, "pearson", q -> boxed(q.pearson()));
    row(rows, report, "ms_per_item", Quality::msPerItem);
    row(rows, report, "usd_per_thousand", Quality::usdPerThousand);
    List<String> columns = new ArrayList<>(List.of("figure"));
    report.entries().forEach(entry -> columns.add(entry.model()));
    return new Table(columns, rows);
  }

  private static void row(
      List<List<? extends @Nullable Object>> rows,
      BenchQuality.Report report,
      String name,
      Function<Quality, @Nullable Object> figure) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(name);
    report.entries().forEach(entry -> row.add(figure.apply(entry.quality())));
    rows.add(row);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static void details(Console console, FormatOption format, BenchQuality.Entry entry)
      throws IOException {
    Quality quality = entry.quality();
    heading(console, entry.model() + ": labels (rows) by answers (columns)");
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    for (Confusion.ClassFigures figures : quality.confusion().classes()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(figures.direction().name().toLowerCase(Locale.ROOT));
      row.addAll(quality.confusion().counts().get(rows.size()));
      row.addAll(List.of(figures.precision(), figures.recall(), figures.f1()));
      rows.add(row);
    }
    format.print(
        console,
        new Table(
            List.of("label", "bearish", "neutral", "bullish", "precision", "recall", "f1"), rows));
    heading(console, "Reliability: how often it is right at each confidence");
    format.print(console, reliability(quality.calibration()));
    heading(console, "Accuracy on the surest texts");
    format.print(console, coverage(quality.coverage()));
    heading(console, "Surest mistakes");
    format.print(console, mistakes(quality.disagreements()));
  }

  private static void heading(Console console, String text) throws IOException {
    console.out().write(System.lineSeparator() + text + System.lineSeparator());
  }

  private static Table reliability(Calibration calibration) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    for (Calibration.Bin bin : calibration.bins()) {
      rows.add(
          List.of(
              bin.from() + "-" + bin.to(),
              (long) bin.n(),
              bin.confidence(),
              bin.accuracy(),
              "#".repeat((int) Math.round(bin.accuracy() * BAR))));
    }
    return new Table(List.of("confidence", "n", "mean_confidence", "accuracy", "right"), rows);
  }

  private static Table coverage(List<Coverage> coverage) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    coverage.forEach(each -> rows.add(List.of(each.share(), (long) each.n(), each.accuracy())));
    return new Table(List.of("share", "n", "accuracy"), rows);
  }

  private static Table mistakes(List<Judgement> mistakes) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    for (Judgement mistake : mistakes) {
      rows.add(
          Arrays.<@Nullable Object>asList(
              mistake.confidence(),
              mistake.labelled().label().name().toLowerCase(Locale.ROOT),
              mistake.direction().name().toLowerCase(Locale.ROOT),
              mistake.labelled().text()));
    }
    return new Table(List.of("confidence", "label", "answer", "text"), rows);
  }

  private static Map<String, @Nullable Object> fields(BenchQuality.Entry entry) {
    Quality quality = entry.quality();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("tier", entry.model());
    fields.put("selection", entry.selection().canonical());
    fields.put("n", quality.n());
    fields.put("skipped", quality.skipped());
    fields.put("accuracy", quality.accuracy());
    fields.put("accuracy_interval", interval(quality.accuracyInterval()));
    fields.put("macro_f1", quality.macroF1());
    fields.put("macro_f1_interval", interval(quality.macroF1Interval()));
    fields.put("opposite_sign", quality.oppositeSign());
    fields.put("ece", quality.calibration().ece());
    fields.put("pearson", boxed(quality.pearson()));
    fields.put("ms_per_item", quality.msPerItem());
    fields.put("usd_per_thousand", quality.usdPerThousand());
    fields.put(
        "per_class", quality.confusion().classes().stream().map(QualityPrinter::perClass).toList());
    fields.put("confusion", quality.confusion().counts());
    entry.fit().ifPresent(fit -> fields.put("calibration", calibration(fit)));
    fields.put("reliability", quality.calibration().bins());
    fields.put("coverage", quality.coverage());
    fields.put(
        "disagreements",
        quality.disagreements().stream().map(QualityPrinter::disagreement).toList());
    return fields;
  }

  private static Map<String, Object> calibration(ScaleFit fit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("slope", fit.scale().slope());
    fields.put("intercept", fit.scale().intercept());
    fields.put("n", fit.n());
    fields.put("ece_before", fit.eceBefore());
    fields.put("ece_after", fit.eceAfter());
    return fields;
  }

  private static List<Double> interval(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  private static Map<String, Object> disagreement(Judgement judgement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", judgement.labelled().text());
    fields.put("label", judgement.labelled().label().name().toLowerCase(Locale.ROOT));
    fields.put("answer", judgement.direction().name().toLowerCase(Locale.ROOT));
    fields.put("confidence", judgement.confidence());
    return fields;
  }

  private static Map<String, Object> perClass(Confusion.ClassFigures figures) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("class", figures.direction().name().toLowerCase(Locale.ROOT));
    fields.put("support", figures.support());
    fields.put("precision", figures.precision());
    fields.put("recall", figures.recall());
    fields.put("f1", figures.f1());
    return fields;
  }
}
