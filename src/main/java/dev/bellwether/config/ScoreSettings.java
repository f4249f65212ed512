package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;

import java.util.List;

/**
 * The scoring run.
 *
 * @param pageSize documents that are loaded and saved at a time
 * @param jobs texts that are scored at a time; 0 for one a core
 * @param tier who scores
 * @param mask whether names and years are taken out of a text before it is read
 */
public record ScoreSettings(int pageSize, int jobs, ScoringTier tier, boolean mask) {
  private static final SettingKey<Integer> PAGE_SIZE =
      key("score.page_size", whole(1, 1_000_000), 20_000, "Documents loaded and saved at a time");

  private static final SettingKey<ScoringTier> TIER =
      key(
          "score.tier",
          Choice.of(ScoringTier.class),
          ScoringTier.ROUTE,
          "Who scores: by route, or one tier only");

  private static final SettingKey<Integer> JOBS =
      key("score.jobs", whole(0, 256), 0, "Texts scored at a time; 0 for one a core");

  private static final SettingKey<Boolean> MASK =
      key("score.mask", new YesNo(), false, "Score texts without names and years");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS = List.of(PAGE_SIZE, TIER, JOBS, MASK);

  static ScoreSettings of(Resolution from) {
    return new ScoreSettings(
        from.value(PAGE_SIZE), from.value(JOBS), from.value(TIER), from.value(MASK));
  }
}
