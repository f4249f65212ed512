package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/**
 * Above or below what was expected: "ahead of estimates", "short of consensus", "a loss smaller
 * than forecast", and how far a move went: "sales fell less than feared", "costs grew faster than
 * planned".
 */
final class ExpectationRule implements Rule {
  private static final int REACH = 5;
  private static final int VERB_REACH = 4;
  private static final Set<Kind> EXPECTED = EnumSet.of(Kind.EXPECTED, Kind.HOPED);
  private static final Set<Kind> BARRIER = EnumSet.of(Kind.COMMA, Kind.ABOVE, Kind.BELOW);
  private static final Set<Kind> VERBS = EnumSet.of(Kind.RISE, Kind.FALL);
  private static final int NOUN_REACH = 6;
  private static final Set<Kind> NOUNS_AND_PAUSES =
      EnumSet.of(Kind.GOOD, Kind.BAD, Kind.PROFIT, Kind.LOSS, Kind.COMMA, Kind.LINK, Kind.CONTRAST);

  /** What is better or sooner than expected is good whatever it is; a larger loss is not. */
  private static final Set<String> OF_SIZE =
      Set.of(
          "above",
          "over",
          "below",
          "beneath",
          "bigger than",
          "fewer than",
          "greater than",
          "higher than",
          "larger than",
          "less than",
          "lower than",
          "more than",
          "narrower than",
          "smaller than",
          "wider than");

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 0; i < passage.size(); i++) {
      Kind kind = passage.kind(i);
      int sign = kind == Kind.ABOVE ? 1 : kind == Kind.BELOW ? -1 : 0;
      int expected = sign == 0 ? -1 : passage.after(i, REACH, EXPECTED, BARRIER);
      if (expected >= 0) {
        read(passage, evidence, i, sign);
        evidence.claim(expected);
        evidence.claim(i);
      }
    }
  }

  private static void read(Passage passage, Evidence evidence, int index, int sign) {
    boolean negated = passage.isNegated(index);
    double effect = (negated ? -sign : sign) * passage.at(index).value();
    int verb = passage.before(index, VERB_REACH, VERBS);
    if (verb >= 0) {
      int noun = DirectionRule.noun(passage, verb);
      effect *= passage.kind(verb).directionSign();
      if (noun >= 0) {
        effect *= passage.kind(noun).nounSign();
        evidence.claim(noun);
      }
      evidence.claim(verb);
    } else if (OF_SIZE.contains(passage.at(index).text())) {
      int noun = passage.before(index, NOUN_REACH, NOUNS_AND_PAUSES);
      if (noun >= 0 && passage.kind(noun).nounSign() < 0) {
        effect = -effect;
        evidence.claim(noun);
      }
    }
    String name = (negated ? "not " : "") + (sign > 0 ? "above" : "below") + " expectations";
    evidence.add(index, effect, Ground.EXPECTATION, name);
  }
}
