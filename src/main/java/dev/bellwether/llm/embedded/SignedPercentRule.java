package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/** A percentage with a sign is a move: "+3.2%", "sales -5%". */
final class SignedPercentRule implements Rule {
  private static final double EFFECT = 0.8;
  private static final int REACH = 4;
  private static final Set<Kind> NOUNS =
      EnumSet.of(Kind.GOOD, Kind.BAD, Kind.PROFIT, Kind.LOSS, Kind.EXPECTED);

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 0; i < passage.size(); i++) {
      if (passage.kind(i) == Kind.SIGNED_PERCENT
          && passage.at(i).value() != 0
          && !evidence.isClaimed(i)) {
        int noun = passage.before(i, REACH, NOUNS);
        int polarity = noun < 0 ? 1 : passage.kind(noun).nounSign();
        int sign = (passage.at(i).value() > 0 ? 1 : -1) * polarity;
        evidence.moved(sign);
        evidence.add(i, sign * EFFECT, Ground.PERCENT, sign > 0 ? "percent gain" : "percent loss");
      }
    }
  }
}
