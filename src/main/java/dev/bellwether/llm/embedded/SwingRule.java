package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/** Swings between profit and loss: "returned to profit", "slipped to a loss". */
final class SwingRule implements Rule {
  private static final double EFFECT = 2;
  private static final int REACH = 4;
  private static final Set<Kind> RESULTS = EnumSet.of(Kind.PROFIT, Kind.LOSS);
  private static final Set<Kind> FIGURES =
      EnumSet.of(Kind.NUMBER, Kind.PERCENT, Kind.SIGNED_PERCENT, Kind.COMPARED);

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 0; i < passage.size(); i++) {
      int from = target(passage, i);
      int result = from < 0 ? -1 : passage.after(from, REACH, RESULTS, FIGURES);
      if (result >= 0) {
        int sign = passage.kind(result).nounSign();
        evidence.swung(sign);
        evidence.claim(i);
        evidence.claim(result);
        evidence.add(
            i, sign * EFFECT, Ground.SWING, sign > 0 ? "turns to profit" : "turns to loss");
      }
    }
  }

  /** Where the name of the result may begin if this token starts a swing, else -1. */
  private static int target(Passage passage, int index) {
    boolean moves =
        switch (passage.kind(index)) {
          case SHIFT, RISE, FALL -> true;
          default -> false;
        };
    boolean to = index + 1 < passage.size() && passage.kind(index + 1) == Kind.TO;
    return moves && to ? index + 1 : -1;
  }
}
