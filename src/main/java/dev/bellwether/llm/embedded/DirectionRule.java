package dev.bellwether.llm.embedded;

/**
 * Up or down, times what its noun is: rising costs are bad, a narrower loss is good. A verb looks
 * for its noun on its usual side first; without any noun it speaks of the company itself.
 */
final class DirectionRule implements Rule {
  private static final int REACH = 7;
  private static final int PAUSE = 3;
  private static final int WRONG_SIDE = 2;
  private static final double ALONE = 0.7;
  private static final double REPEATED = 0.4;
  private static final double NEGATED = -0.6;

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 0; i < passage.size(); i++) {
      int sign = passage.kind(i).directionSign();
      if (sign != 0 && !evidence.isClaimed(i)) {
        read(passage, evidence, i, sign);
      }
    }
  }

  private static void read(Passage passage, Evidence evidence, int index, int sign) {
    int noun = noun(passage, index);
    double effect = noun < 0 ? alone(passage, index) : 1;
    if (effect == 0) {
      return;
    }
    effect *= passage.at(index).value() * sign;
    String name = sign > 0 ? "up" : "down";
    if (noun >= 0) {
      effect *= passage.kind(noun).nounSign() * (evidence.isClaimed(noun) ? REPEATED : 1);
      evidence.claim(noun);
      name = passage.at(noun).text() + " " + name;
    }
    if (passage.isNegated(index)) {
      effect *= NEGATED;
      evidence.negated();
      name = "not " + name;
    }
    evidence.moved(effect > 0 ? 1 : -1);
    evidence.add(index, effect, noun < 0 ? Ground.BARE_DIRECTION : Ground.DIRECTION, name);
  }

  /** How much a direction counts that has no noun; a bare "up" needs an amount or a post. */
  private static double alone(Passage passage, int index) {
    Kind kind = passage.kind(index);
    if (kind != Kind.UPWARD && kind != Kind.DOWNWARD) {
      return ALONE;
    }
    boolean amount =
        isAmount(passage, index - 1)
            || isAmount(passage, index + 1)
            || isAmount(passage, index + 2);
    return amount || passage.isPost() ? ALONE : 0;
  }

  private static boolean isAmount(Passage passage, int index) {
    return index >= 0 && index < passage.size() && passage.kind(index).isAmount();
  }

  /** What a direction speaks of; -1 if nothing near. */
  static int noun(Passage passage, int index) {
    int before = seek(passage, index, -1);
    int after = seek(passage, index, 1);
    if (before < 0 || after < 0) {
      return Math.max(before, after);
    }
    return distance(passage, index, before, -1) <= distance(passage, index, after, 1)
        ? before
        : after;
  }

  private static int seek(Passage passage, int index, int step) {
    int cost = 0;
    for (int i = index + step; i >= 0 && i < passage.size() && cost < REACH; i += step) {
      Kind kind = passage.kind(i);
      if (kind.nounSign() != 0) {
        return step > 0 ? head(passage, i) : i;
      }
      if (kind.endsSentence() || kind == Kind.CONTRAST || kind == Kind.LINK) {
        return -1;
      }
      cost += cost(kind);
    }
    return -1;
  }

  /** Of nouns in a row the last is meant: "debt fears" are fears. */
  private static int head(Passage passage, int noun) {
    int next = noun + 1;
    return next < passage.size() && passage.kind(next).nounSign() != 0 ? next : noun;
  }

  private static int distance(Passage passage, int index, int noun, int step) {
    int distance = wrongSide(passage.kind(index), step);
    for (int i = index + step; i != noun; i += step) {
      distance += cost(passage.kind(i));
    }
    return distance;
  }

  private static int wrongSide(Kind kind, int step) {
    return switch (kind) {
      case RISE, FALL -> step > 0 ? WRONG_SIDE : 0;
      case RAISE, CUT -> step < 0 ? WRONG_SIDE : 0;
      default -> 0;
    };
  }

  private static int cost(Kind kind) {
    boolean pause = kind == Kind.COMMA || kind == Kind.OPEN || kind.directionSign() != 0;
    return pause ? PAUSE : 1;
  }
}
