package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How scores of the database become signals. */
final class ReplaySignalOptions {
  @Option(
      names = "--selection",
      paramLabel = "KEY",
      description = "Which scores, if there are several kinds.")
  private @Nullable String selection;

  @Option(
      names = "--allow-mixed",
      order = HelpPage.SPECIAL + 8,
      description =
          "Use scores of several tiers and fallbacks together, and show them apart as well.")
  private boolean allowMixed;

  @Option(
      names = "--scores",
      paramLabel = "DIR",
      order = HelpPage.SPECIAL + 8,
      description = "Use the scores that 'score --output DIR' has written, not the workspace's.")
  private @Nullable Path scores;

  @Option(
      names = "--half-life",
      paramLabel = "S",
      order = HelpPage.SPECIAL + 9,
      description = "Half-life of a score in sessions.")
  private @Nullable String halfLife;

  @Option(
      names = "--combine",
      paramLabel = "HOW",
      order = HelpPage.SPECIAL + 10,
      description = "Signals are the weighted mean or sum of scores.")
  private @Nullable String combine;

  @Option(
      names = "--no-news",
      paramLabel = "HOW",
      order = HelpPage.SPECIAL + 11,
      description = "What a signal is when there is no news: absent, carry, fade or zero.")
  private @Nullable String noNews;

  @Option(
      names = "--novelty",
      order = HelpPage.SPECIAL + 12,
      description = "Weigh a score by how new its headline is.")
  private boolean novelty;

  @Option(
      names = "--min-confidence",
      paramLabel = "C",
      order = HelpPage.SPECIAL + 13,
      description = "Scores less sure than this do not count, 0 to 1.")
  private @Nullable String minConfidence;

  @Option(
      names = "--source-weights",
      paramLabel = "S=W,...",
      order = HelpPage.SPECIAL + 14,
      description = "Weights by source, such as wire=2,blog=0.5; 1 for others.")
  private @Nullable String sourceWeights;

  /** The selection, if one is named. */
  Optional<String> selection() {
    return Optional.ofNullable(selection);
  }

  /** The folder of scores, if one is named. */
  Optional<Path> scores(Invocation invocation) {
    return Optional.ofNullable(scores).map(invocation::resolve);
  }

  boolean allowMixed() {
    return allowMixed;
  }

  /** The settings that are given. */
  List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    ReplayRuleOptions.add(flags, "--half-life", "signal.half_life_sessions", halfLife);
    ReplayRuleOptions.add(flags, "--combine", "signal.combine", combine);
    ReplayRuleOptions.add(flags, "--no-news", "signal.no_news", noNews);
    ReplayRuleOptions.add(flags, "--novelty", "signal.novelty", novelty ? "true" : null);
    ReplayRuleOptions.add(flags, "--min-confidence", "signal.min_confidence", minConfidence);
    ReplayRuleOptions.add(flags, "--source-weights", "signal.source_weights", sourceWeights);
    return flags;
  }

  /** Whether any of them is given. */
  boolean given() {
    return selection != null || scores != null || allowMixed || !flags().isEmpty();
  }
}
