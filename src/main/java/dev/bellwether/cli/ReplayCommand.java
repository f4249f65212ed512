package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import dev.bellwether.engine.ReplaySignals;
import dev.bellwether.report.ReplayReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether replay}. */
@Command(
    name = "replay",
    description = "Backtest the scores, point in time, with honest statistics.",
    footer = {
      "",
      "A document counts from the first session open (or close) strictly after it was",
      "known. Headline: the t of non-overlapping dates; then Newey-West.",
      "",
      "Examples:",
      "  bellwether replay",
      "  bellwether replay --horizons 1,5,20 --report report.html",
      "  bellwether replay --min-names 5 --format json > replay.json"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--selection",
      paramLabel = "KEY",
      description = "Which scores, if there are several kinds.")
  private @Nullable String selection;

  @Option(names = "--horizons", paramLabel = "H,...", description = "Sessions from entry to exit.")
  private @Nullable String horizons;

  @Option(
      names = "--quantiles",
      paramLabel = "N",
      description = "Groups the names are sorted into.")
  private @Nullable String quantiles;

  @Option(
      names = "--min-names",
      paramLabel = "N",
      description = "Names a session needs for a rank IC.")
  private @Nullable String minNames;

  @Option(names = "--entry", paramLabel = "WHEN", description = "next_open or next_close.")
  private @Nullable String entry;

  @Option(names = "--cost-bps", paramLabel = "BP", description = "One-way cost in basis points.")
  private @Nullable String costBps;

  @Option(
      names = "--half-life",
      paramLabel = "S",
      description = "Half-life of a score in sessions.")
  private @Nullable String halfLife;

  @Option(names = "--report", paramLabel = "FILE", description = "Also write the HTML tear sheet.")
  private @Nullable Path report;

  ReplayCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    ReplayReport result =
        ReplaySignals.run(
            invocation.context(common, flags()),
            new ReplaySignals.Request(Optional.ofNullable(selection), false));
    ReportFiles.print(invocation.console(), format, result);
    if (report != null) {
      Path file = invocation.resolve(report);
      ReportFiles.writeHtml(file, result);
      invocation.note(common, "report: " + file);
    }
    return ExitCode.DONE.code();
  }

  private Flag[] flags() {
    List<Flag> flags = new ArrayList<>();
    add(flags, "--horizons", "replay.horizons", horizons);
    add(flags, "--quantiles", "replay.quantiles", quantiles);
    add(flags, "--min-names", "replay.min_names", minNames);
    add(flags, "--entry", "replay.entry", entry);
    add(flags, "--cost-bps", "replay.cost_bps", costBps);
    add(flags, "--half-life", "signal.half_life_sessions", halfLife);
    return flags.toArray(Flag[]::new);
  }

  private static void add(List<Flag> flags, String option, String key, @Nullable String value) {
    if (value != null) {
      flags.add(new Flag(option, key, value));
    }
  }
}
