package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.bench.ScaleFit;
import dev.bellwether.engine.BenchQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether bench quality}. */
@Command(
    name = "quality",
    description = "Judge every text of a labelled file and compare with its labels.",
    footer = {
      "",
      "Needs a column text and a column label (or only score, a number from -1 to 1).",
      "positive and bullish, negative and bearish, and neutral are known label names.",
      "",
      "Examples:",
      "  bellwether bench quality --labels labelled.csv",
      "  bellwether bench quality --labels tweets.csv --label-names 0=bearish,1=bullish",
      "  bellwether bench quality --labels feedback",
      "  bellwether bench quality --labels scored.jsonl --map text=sentence -f json"
    })
final class BenchQualityCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      required = true,
      description = "CSV, TSV, JSON Lines or Parquet; or 'feedback'.")
  private Path labels = Path.of("");

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      split = ",",
      description = "Where text, label and score stand; what is not mapped is guessed.")
  private List<String> map = new ArrayList<>();

  @Option(
      names = "--label-names",
      paramLabel = "NAME=DIRECTION",
      split = ",",
      description = "What the file's labels mean.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--neutral-band",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Without labels, a score this close to 0 is neutral (default: 0.1).")
  private double neutralBand;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      split = ",",
      defaultValue = "embedded",
      description = "embedded, local, gemini, claude, openai; side by side.")
  private List<String> tiers = new ArrayList<>();

  @Option(
      names = "--calibrate",
      description = "Keep how each model's confidences are to be read, for ratings.")
  private boolean calibrate;

  BenchQualityCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    BenchQuality.Report report =
        BenchQuality.run(
            invocation.context(common),
            new BenchQuality.Request(
                invocation.resolve(labels),
                pairs("--map", map, "text=sentence"),
                pairs("--label-names", names, "0=bearish,1=bullish"),
                neutralBand,
                calibrate,
                tiers));
    QualityPrinter.print(invocation.console(), format, report);
    if (report.unusable() > 0) {
      invocation.note(common, report.unusable() + " rows have no text or no known label");
    }
    for (BenchQuality.Entry entry : report.entries()) {
      if (calibrate) {
        invocation.note(common, calibration(entry));
      }
      if (!entry.why().isEmpty()) {
        invocation.note(
            common,
            entry.model()
                + " gave no answer to "
                + entry.quality().skipped()
                + " texts; the first: "
                + entry.why());
      }
    }
    if (report.entries().stream().anyMatch(BenchQuality.Entry::unpaid)) {
      return ExitCode.BUDGET.code();
    }
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }

  private static String calibration(BenchQuality.Entry entry) {
    return entry
        .fit()
        .map(
            fit ->
                String.format(
                    Locale.ROOT,
                    "%s: calibration error %.3f before, %.3f after (cross-fitted on %d texts)",
                    entry.model(),
                    fit.eceBefore(),
                    fit.eceAfter(),
                    fit.n()))
        .orElse(
            entry.model()
                + ": not calibrated, which takes "
                + ScaleFit.FEWEST
                + " answers, right and wrong ones");
  }

  private static Map<String, String> pairs(String option, List<String> entries, String example) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.indexOf('=');
      if (equals < 1 || equals == entry.length() - 1) {
        throw BellwetherException.usage(
            option + " " + entry + " is not NAME=VALUE", "for example " + example);
      }
      pairs.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
    }
    return pairs;
  }
}
