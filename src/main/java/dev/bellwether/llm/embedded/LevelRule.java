package dev.bellwether.llm.embedded;

import java.util.EnumSet;
import java.util.Set;

/**
 * By how much something stands above or below something else: "sales were 12 % above the year
 * before", "profit was EUR 2 m less than a year ago".
 */
final class LevelRule implements Rule {
  private static final int NOUN_REACH = 12;
  private static final int EARLIER_REACH = 4;
  private static final Set<Kind> EARLIER = EnumSet.of(Kind.EARLIER);
  private static final Set<Kind> PAUSES = EnumSet.of(Kind.COMMA, Kind.OPEN);
  private static final Set<Kind> NOUNS = EnumSet.of(Kind.GOOD, Kind.BAD, Kind.PROFIT, Kind.LOSS);

  @Override
  public void read(Passage passage, Evidence evidence) {
    for (int i = 1; i < passage.size(); i++) {
      int sign = evidence.isClaimed(i) ? 0 : sign(passage, i);
      boolean measured = sign != 0 && (isAmount(passage, i - 1) || isAgainstEarlier(passage, i));
      int noun = measured ? passage.before(i, NOUN_REACH, NOUNS) : -1;
      if (noun >= 0) {
        int effect = sign * passage.kind(noun).nounSign();
        evidence.claim(i);
        evidence.claim(noun);
        evidence.moved(effect);
        evidence.add(
            i, effect, Ground.LEVEL, passage.at(noun).text() + (sign > 0 ? " above" : " below"));
      }
    }
  }

  private static int sign(Passage passage, int index) {
    return switch (passage.kind(index)) {
      case ABOVE -> passage.at(index).text().equals("over") ? 0 : 1;
      case BELOW -> -1;
      default -> 0;
    };
  }

  private static boolean isAmount(Passage passage, int index) {
    Kind kind = passage.kind(index);
    return kind == Kind.PERCENT
        || kind == Kind.FRACTION
        || (kind == Kind.NUMBER && passage.at(index).currency() != 0);
  }

  private static boolean isAgainstEarlier(Passage passage, int index) {
    return passage.after(index, EARLIER_REACH, EARLIER, PAUSES) >= 0;
  }
}
