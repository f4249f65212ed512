package dev.bellwether.bench;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How right one tier is on one labelled file.
 *
 * @param n texts it judged
 * @param skipped texts it could not read
 * @param accuracy share of right directions
 * @param accuracyInterval 95 % interval of it
 * @param macroF1 mean F1 of the classes
 * @param macroF1Interval 95 % interval of it
 * @param oppositeSign share of texts taken for their opposite
 * @param pearson correlation of score and the person's number; absent without numbers or variation
 * @param confusion labels by answers
 * @param calibration whether confidences can be believed
 * @param coverage accuracy on the surest texts
 * @param msPerItem mean wall time of an answer in milliseconds
 * @param usdPerThousand what a thousand answers cost
 * @param disagreements the surest wrong answers, surest first
 */
public record Quality(
    int n,
    int skipped,
    double accuracy,
    Interval accuracyInterval,
    double macroF1,
    Interval macroF1Interval,
    double oppositeSign,
    OptionalDouble pearson,
    Confusion confusion,
    Calibration calibration,
    List<Coverage> coverage,
    double msPerItem,
    double usdPerThousand,
    List<Judgement> disagreements) {
  private static final int MOST_DISAGREEMENTS = 20;

  /** The figures of a run; the seed is that of the intervals. */
  public static Quality of(List<Judgement> judgements, int skipped, long seed) {
    Confusion confusion = Confusion.of(judgements);
    return new Quality(
        judgements.size(),
        skipped,
        confusion.accuracy(),
        Interval.of(judgements, sample -> Confusion.of(sample).accuracy(), seed),
        confusion.macroF1(),
        Interval.of(judgements, sample -> Confusion.of(sample).macroF1(), seed),
        judgements.stream().mapToInt(j -> j.opposite() ? 1 : 0).average().orElse(0),
        pearson(judgements),
        confusion,
        Calibration.of(judgements),
        Coverage.of(judgements),
        judgements.stream().mapToLong(Judgement::nanos).average().orElse(0) / 1e6,
        judgements.stream().mapToLong(Judgement::microUsd).average().orElse(0) / 1e3,
        judgements.stream()
            .filter(judgement -> !judgement.right())
            .sorted(Comparator.comparingDouble(Judgement::confidence).reversed())
            .limit(MOST_DISAGREEMENTS)
            .toList());
  }

  private static OptionalDouble pearson(List<Judgement> judgements) {
    List<Judgement> numbered =
        judgements.stream().filter(j -> j.labelled().strength().isPresent()).toList();
    double meanX = numbered.stream().mapToDouble(Judgement::score).average().orElse(0);
    double meanY =
        numbered.stream()
            .mapToDouble(j -> j.labelled().strength().getAsDouble())
            .average()
            .orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Judgement judgement : numbered) {
      double x = judgement.score() - meanX;
      double y = judgement.labelled().strength().getAsDouble() - meanY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    return xx > 0 && yy > 0 ? OptionalDouble.of(xy / Math.sqrt(xx * yy)) : OptionalDouble.empty();
  }
}
