package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/**
 * A figure beside the figure before it: "profit of 5m compared to 3m", "sales were EUR 5 mn (4
 * mn)". Units are brought together; a percentage is never compared with an amount.
 */
final class ComparisonRule implements Rule {
  private static final double COMPARED = 1.2;
  private static final double BRACKETED = 0.8;
  private static final double SWUNG = 2;
  private static final int FIGURE_REACH = 10;
  private static final int NOUN_REACH = 14;
  private static final Set<Kind> FIGURES =
      EnumSet.of(Kind.NUMBER, Kind.PERCENT, Kind.SIGNED_PERCENT);
  private static final Set<Kind> RESULTS = EnumSet.of(Kind.PROFIT, Kind.LOSS);
  private static final Set<Kind> NOUNS = EnumSet.of(Kind.GOOD, Kind.BAD, Kind.PROFIT, Kind.LOSS);

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 1; i + 1 < passage.size(); i++) {
      Kind kind = passage.kind(i);
      if (kind == Kind.COMPARED) {
        compare(passage, evidence, i, figure(passage, i, true), COMPARED);
      } else if (kind == Kind.OPEN
          && passage.kind(i - 1) == Kind.NUMBER
          && passage.kind(i + 1) == Kind.NUMBER) {
        compare(passage, evidence, i, i - 1, BRACKETED);
      }
    }
  }

  private static int figure(Passage passage, int index, boolean back) {
    int step = back ? -1 : 1;
    for (int i = index + step, n = 0;
        n < FIGURE_REACH && i >= 0 && i < passage.size() && !passage.kind(i).endsSentence();
        i += step, n++) {
      if (passage.at(i).isFigure()) {
        return i;
      }
    }
    return -1;
  }

  private static void compare(
      Passage passage, Evidence evidence, int pivot, int newer, double effect) {
    int older = figure(passage, pivot, false);
    int current = older >= 0 ? newerAfter(passage, older, newer) : newer;
    int from = current < 0 ? pivot : Math.min(pivot, current);
    int noun = passage.before(from, NOUN_REACH, NOUNS);
    if (noun < 0) {
      return;
    }
    int before = passage.before(pivot, FIGURE_REACH, RESULTS);
    int after = passage.after(pivot, 5, RESULTS);
    if (before >= 0 && after >= 0 && passage.kind(before) != passage.kind(after)) {
      swing(passage, evidence, pivot, before);
    } else if (older >= 0 && current >= 0) {
      int sign = passage.kind(noun).nounSign() * sign(passage.at(current), passage.at(older));
      if (sign != 0) {
        evidence.compared(sign);
        evidence.add(
            pivot, sign * effect, passage.at(noun).text() + (sign > 0 ? " better" : " worse"));
      }
    }
  }

  /** In "from 3m to 5m" the newer figure comes last. */
  private static int newerAfter(Passage passage, int older, int otherwise) {
    int to = passage.after(older, 2, EnumSet.of(Kind.TO));
    int last = to < 0 ? -1 : passage.after(to, 2, FIGURES);
    return last < 0 ? otherwise : last;
  }

  private static void swing(Passage passage, Evidence evidence, int pivot, int before) {
    int sign = passage.kind(before).nounSign();
    if (evidence.swing() == 0) {
      evidence.swung(sign);
      evidence.claim(before);
      evidence.add(pivot, sign * SWUNG, sign > 0 ? "profit after loss" : "loss after profit");
    }
  }

  private static int sign(Token newer, Token older) {
    boolean amounts = newer.kind() == Kind.NUMBER;
    if (amounts != (older.kind() == Kind.NUMBER)) {
      return 0;
    }
    double now = newer.scale() == 1 ? newer.value() * older.scale() : newer.value();
    double then = older.scale() == 1 ? older.value() * newer.scale() : older.value();
    return (int) Math.signum(now - then);
  }
}
