package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Flag;
import dev.bellwether.engine.ReplayExtras;
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
      description = "Names a session needs for a rank IC.")
  private @Nullable String minNames;

  @Option(names = "--cost-bps", paramLabel = "BP", description = "One-way cost in basis points.")
  private @Nullable String costBps;

  @Option(
      names = "--cutoff",
      paramLabel = "DATE",
      order = HelpPage.SPECIAL + 1,
      description = "Last date of what the model was trained on.")
  private @Nullable String cutoff;

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
      description = "Also write every series and row as CSV.")
  private @Nullable Path series;

  /** The settings that are given. */
  List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    add(flags, "--horizons", "replay.horizons", horizons);
    add(flags, "--quantiles", "replay.quantiles", quantiles);
    add(flags, "--min-names", "replay.min_names", minNames);
    add(flags, "--cost-bps", "replay.cost_bps", costBps);
    add(flags, "--cutoff", "replay.knowledge_cutoff", cutoff);
    return flags;
  }

  static void add(List<Flag> flags, String option, String key, @Nullable String value) {
    if (value != null) {
      flags.add(new Flag(option, key, value));
    }
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
        Optional.ofNullable(series).map(invocation::resolve));
  }
}
