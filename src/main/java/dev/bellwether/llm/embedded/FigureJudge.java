package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a newer figure beside an older one means, once both are found: what they are of, whether
 * more of it is better, and whether a profit became a loss.
 */
final class FigureJudge {
  private static final double RESULT = 1.3;
  private static final double OTHER = 1;
  private static final double SWUNG = 2;
  private static final int NOUN_REACH = 16;
  private static final int RESULT_REACH = 10;
  private static final Set<Kind> RESULTS = EnumSet.of(Kind.PROFIT, Kind.LOSS);
  private static final Set<Kind> NOUNS = EnumSet.of(Kind.GOOD, Kind.BAD, Kind.PROFIT, Kind.LOSS);
  private static final String LOST = "lost";

  private final Passage passage;
  private final Evidence evidence;

  FigureJudge(Passage passage, Evidence evidence) {
    this.passage = passage;
    this.evidence = evidence;
  }

  /** A result against the opposite result, of which a figure is missing. */
  void turn(int pivot) {
    int now = passage.before(pivot, RESULT_REACH, RESULTS);
    int then = passage.after(pivot, 5, RESULTS);
    if (now >= 0 && then >= 0 && passage.kind(now) != passage.kind(then)) {
      evidence.claim(then);
      swing(pivot, now);
    }
  }

  void judge(int pivot, int newer, int older) {
    evidence.claim(older);
    int noun = noun(Math.min(newer, pivot), newer);
    int own = older > newer ? resultBetween(Math.max(newer, pivot), older) : -1;
    int now = noun < 0 ? 0 : sign(noun);
    int then = own < 0 ? now : sign(own);
    if (now == 0) {
      return;
    }
    boolean results = isResult(noun) && (own < 0 || isResult(own));
    Comparison comparison = new Comparison(passage.at(newer), passage.at(older));
    int sign = results ? comparison.sign(now, then) : now * comparison.sign(1, 1);
    if (own >= 0) {
      evidence.claim(own);
    }
    if (results && now != then) {
      swing(pivot, noun);
    } else if (sign != 0) {
      evidence.claim(noun);
      evidence.compared(sign);
      evidence.add(
          pivot,
          sign * (results ? RESULT : OTHER),
          Ground.COMPARISON,
          passage.at(noun).text() + (sign > 0 ? " better" : " worse"));
    }
  }

  private boolean isResult(int index) {
    return switch (passage.kind(index)) {
      case PROFIT, LOSS, EARNED -> true;
      default -> isLost(index);
    };
  }

  private boolean isLost(int index) {
    return passage.at(index).text().equals(LOST);
  }

  private int sign(int index) {
    Kind kind = passage.kind(index);
    return kind == Kind.EARNED ? 1 : isLost(index) ? -1 : kind.nounSign();
  }

  /**
   * What the figures are of: the noun before them, or else the one after the newer, or else that
   * money was earned or lost.
   */
  private int noun(int from, int newer) {
    int before = passage.before(from, NOUN_REACH, NOUNS);
    int noun = before >= 0 ? before : passage.after(newer, 3, NOUNS);
    for (int i = newer - 1; noun < 0 && i >= Math.max(0, newer - 3); i--) {
      noun = isResult(i) ? i : -1;
    }
    return noun;
  }

  private int resultBetween(int from, int older) {
    for (int i = older - 1; i > from; i--) {
      if (isResult(i)) {
        return i;
      }
    }
    return -1;
  }

  private void swing(int pivot, int now) {
    int sign = sign(now);
    if (evidence.swing() == 0) {
      evidence.swung(sign);
      evidence.claim(now);
      evidence.add(
          pivot, sign * SWUNG, Ground.SWING, sign > 0 ? "profit after loss" : "loss after profit");
    }
  }
}
