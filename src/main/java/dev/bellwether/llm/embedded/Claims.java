package dev.bellwether.llm.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What two texts must have in common to say the same, however alike their words are: the same
 * amounts, as much that goes up and down, is good and bad, is negated, doubted and asked, and the
 * same cashtags. An encoder does not see these: it puts "raises" as near to "cuts" as to "lifts",
 * and a thousand cars nearly onto a million.
 */
final class Claims {
  /** Such as Q3, 5G, FY24: a letter in front keeps the rules from reading a number. */
  private static final Pattern MIXED = Pattern.compile("\\b\\p{L}+\\d[\\p{L}\\d]*");

  private static final Pattern CASHTAG = Pattern.compile("\\$ ?(\\p{L}[\\p{L}.]*)");

  /** The polarity of a text: kinds whose numbers must be equal, those of one group together. */
  private static final Map<Kind, String> GROUPS = groups();

  private Claims() {}

  private static Map<Kind, String> groups() {
    Map<Kind, String> groups = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      String group =
          switch (kind) {
            case RISE, RAISE, UPWARD -> "up";
            case FALL, CUT, DOWNWARD -> "down";
            case POSITIVE, BULL_SLANG, EARNED -> "good";
            case NEGATIVE, BEAR_SLANG -> "bad";
            case NEGATOR, MINUS -> "not";
            case ABOVE -> "above";
            case BELOW -> "below";
            case LOSS -> "loss";
            case PROFIT -> "profit";
            case HEDGE -> "perhaps";
            case QUESTION -> "asked";
            default -> "";
          };
      if (!group.isEmpty()) {
        groups.put(kind, group);
      }
    }
    return groups;
  }

  /**
   * A hash over all claims, equal for texts that make the same.
   *
   * @param text in its plain form, without links
   */
  static long of(Lexicon lexicon, String text) {
    Passage passage = Passage.of(lexicon, text);
    List<String> claims = new ArrayList<>();
    for (int i = 0; i < passage.size(); i++) {
      Token token = passage.at(i);
      String group = GROUPS.get(token.kind());
      if (group != null) {
        claims.add(group);
      } else if (token.kind().isAmount()) {
        claims.add(amount(token));
      }
    }
    Matcher mixed = MIXED.matcher(text);
    while (mixed.find()) {
      claims.add(mixed.group().toLowerCase(Locale.ROOT));
    }
    Collections.sort(claims);
    return hash(claims + " " + tags(text));
  }

  private static String amount(Token token) {
    boolean percent = token.kind() == Kind.PERCENT || token.kind() == Kind.SIGNED_PERCENT;
    return token.kind() == Kind.FRACTION
        ? "part"
        : token.value() + (percent ? " %" : " in " + token.currency());
  }

  private static SortedSet<String> tags(String text) {
    SortedSet<String> tags = new TreeSet<>();
    Matcher tag = CASHTAG.matcher(text);
    while (tag.find()) {
      tags.add(tag.group(1).toLowerCase(Locale.ROOT));
    }
    return tags;
  }

  private static long hash(String claims) {
    String digits = Fingerprint.of(claims.getBytes(StandardCharsets.UTF_8));
    return Long.parseUnsignedLong(digits, 16);
  }
}
