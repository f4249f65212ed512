package dev.bellwether.llm.embedded;

/** Words that are good or bad in themselves, and nouns that say something without a direction. */
final class PolarityRule implements Rule {
  private static final double NOT_GOOD = -1;
  private static final double NOT_BAD = -0.5;
  private static final double STRONGLY_BAD = -0.5;
  private static final int STRONG_REACH = 3;

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 0; i < passage.size(); i++) {
      double effect = effect(passage, i);
      if (effect != 0 && !evidence.isClaimed(i)) {
        String name = passage.at(i).text();
        if (passage.isNegated(i)) {
          effect *= effect > 0 ? NOT_GOOD : NOT_BAD;
          evidence.negated();
          name = "not " + name;
        }
        evidence.add(i, effect, effect > 0 ? Ground.GOOD_WORD : Ground.BAD_WORD, name);
      }
    }
  }

  private static double effect(Passage passage, int index) {
    double weight = passage.at(index).value();
    Kind kind = passage.kind(index);
    return switch (kind) {
      case POSITIVE -> weight;
      case NEGATIVE -> -weight;
      case STRONG -> weight * (stressesBadThing(passage, index) ? STRONGLY_BAD : 1);
      case BULL_SLANG -> passage.isPost() ? weight : 0;
      case BEAR_SLANG -> passage.isPost() ? -weight : 0;
      case GOOD, BAD, PROFIT, LOSS, EXPECTED -> weight * kind.nounSign();
      default -> 0;
    };
  }

  private static boolean stressesBadThing(Passage passage, int index) {
    int last = Math.min(passage.size() - 1, index + STRONG_REACH);
    for (int i = index + 1; i <= last; i++) {
      switch (passage.kind(i)) {
        case BAD, LOSS, FALL, DOWNWARD, NEGATIVE -> {
          return true;
        }
        case OTHER, NUMBER -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
