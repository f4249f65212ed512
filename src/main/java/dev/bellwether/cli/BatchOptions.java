package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import dev.bellwether.engine.ScoreByBatch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code score} about vendors' batch APIs. */
final class BatchOptions {
  @Option(
      names = "--batch",
      paramLabel = "VENDOR",
      description = "Batch API, half price: gemini, anthropic or openai.")
  private @Nullable String vendor;

  @Option(names = "--collect", description = "With --batch: collect results, hand in nothing.")
  private boolean collect;

  @Option(names = "--wait", description = "With --batch: stay until all batches have ended.")
  private boolean wait;

  /** What is asked of a batch API; empty if nothing is. */
  Optional<ScoreByBatch.Request> request(boolean rescore) {
    if (vendor == null) {
      if (collect || wait) {
        throw BellwetherException.usage(
            (collect ? "--collect" : "--wait") + " goes with --batch only",
            "say which vendor: --batch gemini, anthropic or openai");
      }
      return Optional.empty();
    }
    return Optional.of(new ScoreByBatch.Request(tier(vendor), collect, wait, rescore));
  }

  private static Tier tier(String vendor) {
    return switch (vendor) {
      case "gemini" -> Tier.GEMINI;
      case "anthropic", "claude" -> Tier.CLAUDE;
      case "openai" -> Tier.OPENAI;
      default ->
          throw BellwetherException.usage(
              "no batch API of '" + vendor + "'", "vendors: gemini, anthropic, openai");
    };
  }
}
