package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/** Above or below what was expected: "ahead of estimates", "short of consensus". */
final class ExpectationRule implements Rule {
  private static final int REACH = 5;
  private static final Set<Kind> EXPECTED = EnumSet.of(Kind.EXPECTED);
  private static final Set<Kind> BARRIER = EnumSet.of(Kind.COMMA, Kind.ABOVE, Kind.BELOW);

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 0; i < passage.size(); i++) {
      Kind kind = passage.kind(i);
      int sign = kind == Kind.ABOVE ? 1 : kind == Kind.BELOW ? -1 : 0;
      int expected = sign == 0 ? -1 : passage.after(i, REACH, EXPECTED, BARRIER);
      if (expected >= 0) {
        evidence.claim(expected);
        boolean negated = passage.isNegated(i);
        evidence.add(
            i,
            (negated ? -sign : sign) * passage.at(i).value(),
            (negated ? "not " : "") + (sign > 0 ? "above" : "below") + " expectations");
      }
    }
  }
}
