package dev.bellwether.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * Sessions to learn from and sessions to be tested on, without a return in common (López de Prado
 * 2018, Advances in Financial Machine Learning, chapter 7). The label of session {@code i} spans
 * {@code [i, i + length]}; a session is purged from training if its label meets one of the test,
 * and embargoed if it comes within so many sessions after the purged ones.
 *
 * @param testFrom first session of the test
 * @param testTo one past the last
 * @param training sessions before the test that may be learned from, and after it if that is
 *     allowed
 * @param purged sessions that are left out since labels meet
 * @param embargoed sessions that are left out after those
 */
public record PurgedFold(int testFrom, int testTo, boolean[] training, int purged, int embargoed) {

  /**
   * One fold.
   *
   * @param sessions in all
   * @param length of a label, in sessions
   * @param embargo sessions, 0 or more
   * @param pastOnly whether nothing after the test may be learned from
   */
  public static PurgedFold of(
      int sessions, int testFrom, int testTo, int length, int embargo, boolean pastOnly) {
    boolean[] training = new boolean[sessions];
    int purged = 0;
    int embargoed = 0;
    int lastLabel = testTo - 1 + length;
    for (int session = 0; session < sessions; session++) {
      boolean test = session >= testFrom && session < testTo;
      boolean meets = session + length >= testFrom && session <= lastLabel;
      boolean after = session > lastLabel;
      boolean waits = after && session <= lastLabel + embargo;
      boolean allowed = session < testTo || !pastOnly;
      training[session] = !meets && !waits && allowed;
      purged += meets && !test && allowed ? 1 : 0;
      embargoed += waits && allowed ? 1 : 0;
    }
    return new PurgedFold(testFrom, testTo, training, purged, embargoed);
  }

  /** Each of so many stretches tested on what came before it; the first is only learned from. */
  public static List<PurgedFold> walkForward(int sessions, int folds, int length, int embargo) {
    return cut(sessions, folds + 1, 1, length, embargo, true);
  }

  /** Each of so many stretches tested on all the others. */
  public static List<PurgedFold> crossValidation(int sessions, int folds, int length, int embargo) {
    return cut(sessions, folds, 0, length, embargo, false);
  }

  private static List<PurgedFold> cut(
      int sessions, int stretches, int first, int length, int embargo, boolean pastOnly) {
    List<PurgedFold> folds = new ArrayList<>();
    for (int stretch = first; stretch < stretches; stretch++) {
      int from = (int) ((long) sessions * stretch / stretches);
      int to = (int) ((long) sessions * (stretch + 1) / stretches);
      folds.add(of(sessions, from, to, length, embargo, pastOnly));
    }
    return folds;
  }
}
