package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.duration;
import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import java.time.Duration;
import java.util.List;

/**
 * The replay.
 *
 * @param horizons sessions from entry to exit, rising
 * @param quantiles groups the names are sorted into, 2 to 20
 * @param minNames names a session needs for a cross-section, at least 2
 * @param entry first price a signal may trade at
 * @param latency from seeing news to acting, not negative
 * @param missingFirstSeen archives are assumed seen this long after publication, not negative
 * @param costBps one-way cost, basis points of turnover
 * @param knowledgeCutoff until when the model has read what happened
 * @param splits what is done about jumps that look like unadjusted splits
 * @param groups file of the group of each ticker; empty if there is none
 * @param universe file of the dates between which each ticker counts; empty if there is none
 * @param folds of the walk-forward; 0 for none
 * @param embargoSessions sessions after a test fold that are not trained on
 */
public record ReplaySettings(
    List<Integer> horizons,
    int quantiles,
    int minNames,
    EntryPrice entry,
    Duration latency,
    Duration missingFirstSeen,
    double costBps,
    KnowledgeCutoff knowledgeCutoff,
    SplitPolicy splits,
    String groups,
    String universe,
    int folds,
    int embargoSessions) {
  private static final SettingKey<List<Integer>> HORIZONS =
      key(
          "replay.horizons",
          new RisingNumbers(whole(1, 252), 20),
          List.of(1, 5, 10),
          "Sessions from entry to exit, one report each");

  private static final SettingKey<Integer> QUANTILES =
      key("replay.quantiles", whole(2, 20), 5, "Groups the names are sorted into by signal");

  private static final SettingKey<Integer> MIN_NAMES =
      key("replay.min_names", whole(2, 100_000), 20, "Names a session needs for a cross-section");

  private static final SettingKey<EntryPrice> ENTRY =
      key(
          "replay.entry",
          Choice.of(EntryPrice.class),
          EntryPrice.NEXT_OPEN,
          "First price a signal may trade at");

  private static final SettingKey<Duration> LATENCY =
      key("replay.latency", duration(ZERO, ofDays(30)), ZERO, "Time from seeing news to acting");

  private static final SettingKey<Duration> MISSING_FIRST_SEEN =
      key(
          "replay.missing_first_seen",
          duration(ZERO, ofDays(30)),
          ofHours(1),
          "Archives are assumed seen this long after publication");

  private static final SettingKey<Double> COST_BPS =
      key(
          "replay.cost_bps",
          DecimalNumber.between(0, 1000),
          10.0,
          "One-way trading cost, in basis points of turnover");

  private static final SettingKey<KnowledgeCutoff> KNOWLEDGE_CUTOFF =
      key(
          "replay.knowledge_cutoff",
          new CutoffValue(),
          new KnowledgeCutoff.OfModel(),
          "Last date of what the model was trained on: a date, model or none");

  private static final SettingKey<SplitPolicy> SPLITS =
      key(
          "replay.splits",
          Choice.of(SplitPolicy.class),
          SplitPolicy.FLAG,
          "On what looks like an unadjusted split: flag, adjust or drop");

  private static final SettingKey<String> GROUPS =
      key(
          "replay.groups",
          new HeaderText(),
          "",
          "File of ticker and group (sector), for group-neutral figures and caps");

  private static final SettingKey<String> UNIVERSE =
      key(
          "replay.universe",
          new HeaderText(),
          "",
          "File of ticker, from and to: names count only between these dates");

  private static final SettingKey<Integer> FOLDS =
      key("replay.folds", whole(0, 50), 0, "Folds of a purged walk-forward; 0 for none");

  private static final SettingKey<Integer> EMBARGO =
      key(
          "replay.embargo_sessions",
          whole(0, 252),
          5,
          "Sessions after a test fold that are not trained on");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(
          HORIZONS,
          QUANTILES,
          MIN_NAMES,
          ENTRY,
          LATENCY,
          MISSING_FIRST_SEEN,
          COST_BPS,
          KNOWLEDGE_CUTOFF,
          SPLITS,
          GROUPS,
          UNIVERSE,
          FOLDS,
          EMBARGO);

  public ReplaySettings {
    horizons = List.copyOf(horizons);
  }

  static ReplaySettings of(Resolution from) {
    return new ReplaySettings(
        from.value(HORIZONS),
        from.value(QUANTILES),
        from.value(MIN_NAMES),
        from.value(ENTRY),
        from.value(LATENCY),
        from.value(MISSING_FIRST_SEEN),
        from.value(COST_BPS),
        from.value(KNOWLEDGE_CUTOFF),
        from.value(SPLITS),
        from.value(GROUPS),
        from.value(UNIVERSE),
        from.value(FOLDS),
        from.value(EMBARGO));
  }
}
