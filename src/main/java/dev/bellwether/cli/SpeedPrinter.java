package dev.bellwether.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.bench.Percentiles;
import dev.bellwether.engine.BenchSpeed;
import dev.bellwether.report.CurvePlot;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the figures of {@code bench speed}. */
final class SpeedPrinter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SpeedPrinter() {}

  static void print(Console console, FormatOption format, BenchSpeed.Report report)
      throws IOException {
    if (format.given() && format.format(console) == OutputFormat.JSON) {
      console.out().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(report)));
      console.out().write(System.lineSeparator());
      console.flush();
      return;
    }
    format.print(console, table(report));
  }

  private static Map<String, @Nullable Object> tree(BenchSpeed.Report report) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("model", report.model());
    tree.put("fingerprint", report.fingerprint());
    tree.put("parameters", report.runtime());
    tree.put("device", report.device());
    tree.put("layers_on_device", report.layersOnDevice());
    tree.put("layers", report.layers());
    tree.put("load_s", report.loadSeconds());
    tree.put("runs", report.entries().stream().map(SpeedPrinter::run).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> run(BenchSpeed.Entry entry) {
    Map<String, @Nullable Object> run = new LinkedHashMap<>();
    run.put("mode", entry.mode());
    run.put("slots", entry.slots());
    run.put("articles", entry.articles());
    run.put("failed", entry.failed());
    run.put("articles_per_min", entry.perMinute());
    run.put("first_token_ms", percentiles(entry.firstTokenMs()));
    run.put("total_ms", percentiles(entry.totalMs()));
    run.put("prompt_tokens_per_s", entry.promptPerSecond());
    run.put("generation_tokens_per_s", entry.generatedPerSecond());
    run.put("tokens_evaluated_per_article", entry.evaluated());
    run.put("prefix_tokens", entry.prefixTokens());
    run.put("article_tokens", entry.articleTokens());
    run.put("output_tokens_per_article", entry.outputTokens());
    run.put("rerun_agreement", entry.agreement());
    run.put("rss_mb", last(entry).workerMb());
    run.put("vram_mb", last(entry).gpuMb().orElse(null));
    run.put("memory", entry.memory().stream().map(SpeedPrinter::memory).toList());
    return run;
  }

  private static BenchSpeed.Memory last(BenchSpeed.Entry entry) {
    return entry.memory().get(entry.memory().size() - 1);
  }

  private static Map<String, Double> percentiles(Percentiles of) {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put("p50", of.p50());
    map.put("p95", of.p95());
    map.put("p99", of.p99());
    return map;
  }

  private static Map<String, @Nullable Object> memory(BenchSpeed.Memory at) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("seconds", at.seconds());
    map.put("rss_mb", at.workerMb());
    map.put("vram_mb", at.gpuMb().orElse(null));
    return map;
  }

  private static Table table(BenchSpeed.Report report) {
    List<List<? extends @Nullable Object>> rows = new ArrayList<>();
    for (BenchSpeed.Entry entry : report.entries()) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(entry.mode());
      row.add((long) entry.slots());
      row.add(entry.perMinute());
      row.add(entry.firstTokenMs().p50());
      row.add(entry.firstTokenMs().p95());
      row.add(entry.totalMs().p50());
      row.add(entry.totalMs().p95());
      row.add(entry.totalMs().p99());
      row.add(entry.promptPerSecond());
      row.add(entry.generatedPerSecond());
      row.add(entry.evaluated());
      row.add(entry.agreement());
      row.add(last(entry).workerMb());
      row.add(last(entry).gpuMb().orElse(null));
      rows.add(row);
    }
    return new Table(
        List.of(
            "mode",
            "slots",
            "articles_per_min",
            "first_p50_ms",
            "first_p95_ms",
            "total_p50_ms",
            "total_p95_ms",
            "total_p99_ms",
            "prompt_tok_s",
            "gen_tok_s",
            "evaluated",
            "agreement",
            "rss_mb",
            "vram_mb"),
        rows);
  }

  static String plot(BenchSpeed.Report report) {
    List<CurvePlot.Curve> latency = new ArrayList<>();
    List<CurvePlot.Curve> memory = new ArrayList<>();
    for (BenchSpeed.Entry entry : report.entries()) {
      String name = entry.mode() + ", slots: " + entry.slots();
      latency.add(new CurvePlot.Curve(name, shares(entry.totalsMs()), sorted(entry.totalsMs())));
      memory.add(
          new CurvePlot.Curve(
              name,
              entry.memory().stream().mapToDouble(BenchSpeed.Memory::seconds).toArray(),
              entry.memory().stream()
                  .mapToDouble(at -> at.gpuMb().orElse(at.workerMb()))
                  .toArray()));
    }
    return CurvePlot.html(
        "Speed of " + report.model() + " on " + report.device(),
        List.of(
            new CurvePlot.Chart(
                "Time for an answer", "percent of articles", "milliseconds", latency),
            new CurvePlot.Chart("Memory over time", "seconds", "MB", memory)));
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double[] shares(double[] values) {
    double[] shares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      shares[i] = 100.0 * (i + 1) / values.length;
    }
    return shares;
  }
}
