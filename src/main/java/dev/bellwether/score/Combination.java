package dev.bellwether.score;

import dev.bellwether.Chunk;
import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;
import dev.bellwether.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Combines the verdicts on the chunks of one text into one: the mean, in which the title counts as
 * much as {@value #TITLE_WEIGHT} body chunks, since editors put the news there.
 */
final class Combination {
  static final double TITLE_WEIGHT = 3;

  private Combination() {}

  /** The weights of an article's chunks. */
  static double[] weights(List<Chunk> chunks) {
    return chunks.stream()
        .mapToDouble(chunk -> chunk.kind() == Chunk.Kind.TITLE ? TITLE_WEIGHT : 1)
        .toArray();
  }

  static Verdict of(double[] chunkWeights, List<Verdict> verdicts) {
    if (verdicts.size() == 1) {
      return verdicts.get(0);
    }
    double weights = 0;
    double score = 0;
    double confidence = 0;
    double bearish = 0;
    double bullish = 0;
    boolean allHaveProbabilities = true;
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      double weight = chunkWeights[i];
      weights += weight;
      score += weight * verdict.score();
      confidence += weight * verdict.confidence();
      allHaveProbabilities &= verdict.probabilities().isPresent();
      bearish += weight * verdict.probabilities().map(ClassProbabilities::bearish).orElse(0.0);
      bullish += weight * verdict.probabilities().map(ClassProbabilities::bullish).orElse(0.0);
    }
    double mean = score / weights;
    if (!allHaveProbabilities) {
      return new Verdict(byScore(mean), mean, confidence / weights, Optional.empty(), "");
    }
    ClassProbabilities mixed =
        new ClassProbabilities(
            bearish / weights, Math.max(0, 1 - (bearish + bullish) / weights), bullish / weights);
    return new Verdict(mixed.direction(), mean, confidence / weights, Optional.of(mixed), "");
  }

  private static Direction byScore(double mean) {
    if (Math.abs(mean) <= ClassProbabilities.NEUTRAL_BAND) {
      return Direction.NEUTRAL;
    }
    return mean > 0 ? Direction.BULLISH : Direction.BEARISH;
  }
}
