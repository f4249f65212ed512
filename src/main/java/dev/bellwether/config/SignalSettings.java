package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;
import static dev.bellwether.config.SettingKey.whole;

import java.util.List;
import java.util.Map;

/**
 * From scores to signals.
 *
 * @param halfLifeSessions sessions after which a score counts half, above 0
 * @param maxAgeSessions sessions after which a score is dropped
 * @param combining mean or sum
 * @param withoutNews what the signal is once every score is dropped
 * @param novelty whether a score weighs as much as its headline is new
 * @param noveltyDays days of earlier headlines that it is held against
 * @param minConfidence least confidence of a score that counts, 0 to 1
 * @param sourceWeights weight of the scores of a source, 0 or more; 1 for a source that is not
 *     named
 */
public record SignalSettings(
    double halfLifeSessions,
    int maxAgeSessions,
    Combining combining,
    WithoutNews withoutNews,
    boolean novelty,
    int noveltyDays,
    double minConfidence,
    Map<String, Double> sourceWeights) {
  private static final SettingKey<Double> HALF_LIFE =
      key(
          "signal.half_life_sessions",
          DecimalNumber.above(0, 1000),
          2.0,
          "Sessions after which a score counts half");

  private static final SettingKey<Integer> MAX_AGE =
      key("signal.max_age_sessions", whole(1, 1000), 10, "Sessions after which a score is dropped");

  private static final SettingKey<Combining> COMBINE =
      key(
          "signal.combine",
          Choice.of(Combining.class),
          Combining.MEAN,
          "How scores become a signal: their weighted mean or sum");

  private static final SettingKey<WithoutNews> NO_NEWS =
      key(
          "signal.no_news",
          Choice.of(WithoutNews.class),
          WithoutNews.ABSENT,
          "Signal after the last score is dropped: absent, carry, fade, zero");

  private static final SettingKey<Boolean> NOVELTY =
      key("signal.novelty", new YesNo(), false, "Weigh a score by how new its headline is");

  private static final SettingKey<Integer> NOVELTY_DAYS =
      key("signal.novelty_days", whole(1, 365), 7, "Days of earlier headlines it is held against");

  private static final SettingKey<Double> MIN_CONFIDENCE =
      key(
          "signal.min_confidence",
          DecimalNumber.between(0, 1),
          0.0,
          "Scores less sure than this do not count");

  private static final SettingKey<Map<String, Double>> SOURCE_WEIGHTS =
      key(
          "signal.source_weights",
          new NamedWeights(DecimalNumber.between(0, 1000)),
          Map.of(),
          "Weights by source, such as wire=2,blog=0.5; 1 for others");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS =
      List.of(
          HALF_LIFE,
          MAX_AGE,
          COMBINE,
          NO_NEWS,
          NOVELTY,
          NOVELTY_DAYS,
          MIN_CONFIDENCE,
          SOURCE_WEIGHTS);

  public SignalSettings {
    sourceWeights = Map.copyOf(sourceWeights);
  }

  static SignalSettings of(Resolution from) {
    return new SignalSettings(
        from.value(HALF_LIFE),
        from.value(MAX_AGE),
        from.value(COMBINE),
        from.value(NO_NEWS),
        from.value(NOVELTY),
        from.value(NOVELTY_DAYS),
        from.value(MIN_CONFIDENCE),
        from.value(SOURCE_WEIGHTS));
  }
}
