package dev.bellwether.bench;

import dev.bellwether.Direction;
import java.util.Arrays;
import java.util.List;

/**
 * How often each label was answered by each direction.
 *
 * @param counts rows are labels, columns answers, both in the order of {@link Direction}
 */
@SuppressWarnings("EnumOrdinal") // the order of the directions is the order of rows and columns
public record Confusion(List<List<Long>> counts) {
  private static final int CLASSES = Direction.values().length;

  /**
   * One class.
   *
   * @param direction which
   * @param support texts with this label
   * @param precision share of its answers that are right; 0 if it was never answered
   * @param recall share of its texts that were answered so; 0 if there are none
   * @param f1 harmonic mean of both; 0 if both are 0
   */
  public record ClassFigures(
      Direction direction, long support, double precision, double recall, double f1) {}

  /** Counts judgements. */
  public static Confusion of(List<Judgement> judgements) {
    long[][] counts = new long[CLASSES][CLASSES];
    for (Judgement judgement : judgements) {
      counts[judgement.labelled().label().ordinal()][judgement.direction().ordinal()]++;
    }
    return new Confusion(
        Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  private long at(int label, int answer) {
    return counts.get(label).get(answer);
  }

  /** Share of right answers; 0 for no texts. */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int label = 0; label < CLASSES; label++) {
      for (int answer = 0; answer < CLASSES; answer++) {
        all += at(label, answer);
        right += label == answer ? at(label, answer) : 0;
      }
    }
    return ratio(right, all);
  }

  /** The three classes in the order of {@link Direction}. */
  public List<ClassFigures> classes() {
    return Arrays.stream(Direction.values()).map(this::figures).toList();
  }

  private ClassFigures figures(Direction direction) {
    int own = direction.ordinal();
    long support = 0;
    long answered = 0;
    for (int other = 0; other < CLASSES; other++) {
      support += at(own, other);
      answered += at(other, own);
    }
    double precision = ratio(at(own, own), answered);
    double recall = ratio(at(own, own), support);
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new ClassFigures(direction, support, precision, recall, f1);
  }

  /** Mean F1 of the classes that occur among the labels or the answers. */
  public double macroF1() {
    double sum = 0;
    int present = 0;
    for (ClassFigures figures : classes()) {
      int own = figures.direction().ordinal();
      long answered = 0;
      for (int label = 0; label < CLASSES; label++) {
        answered += at(label, own);
      }
      if (figures.support() + answered > 0) {
        sum += figures.f1();
        present++;
      }
    }
    return present == 0 ? 0 : sum / present;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
