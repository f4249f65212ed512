package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Flag;
import dev.bellwether.engine.ReplayExtras;
import dev.bellwether.engine.SeriesFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a replay measures, wherever its signals come from. */
final class ReplayRuleOptions {
  private static final String DECAY = "decay";
  private static final String CURVE = "curve";
  private static final List<Integer> DECAY_HORIZONS = List.of(1, 2, 3, 4, 5, 7, 10);
  private static final ReplayExtras.Window CURVE_WINDOW = new ReplayExtras.Window(-5, 10);

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
      order = HelpPage.SPECIAL + 2,
      description = "Names a session needs for a rank IC.")
  private @Nullable String minNames;

  @Option(
      names = "--cost-bps",
      paramLabel = "BP",
      order = HelpPage.SPECIAL + 3,
      description = "One-way cost in basis points.")
  private @Nullable String costBps;

  @Option(
      names = "--cutoff",
      paramLabel = "DATE",
      order = HelpPage.SPECIAL + 1,
      description = "Last date of what the model was trained on.")
  private @Nullable String cutoff;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      order = HelpPage.SPECIAL + 15,
      description = "Groups of names, such as sectors: ticker,group.")
  private @Nullable Path groups;

  @Option(
      names = "--universe",
      paramLabel = "FILE",
      order = HelpPage.SPECIAL + 16,
      description = "When each name counts: ticker,from,to.")
  private @Nullable Path universe;

  @Option(
      names = "--splits",
      paramLabel = "HOW",
      order = HelpPage.SPECIAL + 17,
      description = "On jumps that look like unadjusted splits: flag, adjust or drop.")
  private @Nullable String splits;

  @Option(
      names = "--folds",
      paramLabel = "N",
      order = HelpPage.SPECIAL + 18,
      description = "Also choose and test in so many purged folds.")
  private @Nullable String folds;

  @Option(
      names = "--embargo",
      paramLabel = "S",
      order = HelpPage.SPECIAL + 19,
      description = "Sessions after a test fold that are not trained on.")
  private @Nullable String embargo;

  @Option(
      names = "--lap",
      paramLabel = "FILE",
      order = HelpPage.SPECIAL + 5,
      description =
          "How likely the model remembers each score: document,lap, or date,asset,lap for files.")
  private @Nullable Path lap;

  @Option(
      names = "--masked",
      paramLabel = "FILE",
      order = HelpPage.SPECIAL + 6,
      description =
          "With --factor: the factor of the same texts without names and years. The database finds"
              + " scores of 'score --mask' itself.")
  private @Nullable Path masked;

  @Option(
      names = "--also",
      paramLabel = "WHAT",
      order = HelpPage.SPECIAL + 20,
      description = "More figures: decay (of the IC), curve (around entry).")
  private @Nullable String also;

  @Option(
      names = "--series",
      paramLabel = "DIR",
      order = HelpPage.SPECIAL + 21,
      description = "Also write every series and row to files in this folder.")
  private @Nullable Path series;

  @Option(
      names = "--series-format",
      paramLabel = "HOW",
      order = HelpPage.SPECIAL + 22,
      description = "csv (the default) or parquet.")
  private String seriesFormat = "csv";

  /** The settings that are given. */
  List<Flag> flags(Invocation invocation) {
    List<Flag> flags = new ArrayList<>();
    add(flags, "--horizons", "replay.horizons", horizons);
    add(flags, "--quantiles", "replay.quantiles", quantiles);
    add(flags, "--min-names", "replay.min_names", minNames);
    add(flags, "--cost-bps", "replay.cost_bps", costBps);
    add(flags, "--cutoff", "replay.knowledge_cutoff", cutoff);
    add(flags, "--groups", "replay.groups", path(invocation, groups));
    add(flags, "--universe", "replay.universe", path(invocation, universe));
    add(flags, "--splits", "replay.splits", splits);
    add(flags, "--folds", "replay.folds", folds);
    add(flags, "--embargo", "replay.embargo_sessions", embargo);
    return flags;
  }

  private static @Nullable String path(Invocation invocation, @Nullable Path file) {
    return file == null ? null : invocation.resolve(file).toString();
  }

  static void add(List<Flag> flags, String option, String key, @Nullable String value) {
    if (value != null) {
      flags.add(new Flag(option, key, value));
    }
  }

  private boolean parquet() {
    return switch (seriesFormat) {
      case "csv" -> false;
      case "parquet" -> true;
      default ->
          throw BellwetherException.usage(
              "--series-format " + seriesFormat + ": there is no such format",
              "there are csv and parquet");
    };
  }

  /** The figures that are asked for beyond the usual ones. */
  ReplayExtras extras(Invocation invocation) {
    List<String> wanted = also == null ? List.of() : List.of(also.split(",", -1));
    for (String what : wanted) {
      if (!what.equals(DECAY) && !what.equals(CURVE)) {
        throw BellwetherException.usage(
            "--also " + what + ": there is no such figure", "there are decay and curve");
      }
    }
    return new ReplayExtras(
        wanted.contains(DECAY) ? DECAY_HORIZONS : List.of(),
        wanted.contains(CURVE) ? Optional.of(CURVE_WINDOW) : Optional.empty(),
        Optional.ofNullable(series)
            .map(folder -> new SeriesFolder(invocation.resolve(folder), parquet())),
        Optional.ofNullable(masked).map(invocation::resolve),
        Optional.ofNullable(lap).map(invocation::resolve));
  }
}
