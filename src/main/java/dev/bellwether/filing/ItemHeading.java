package dev.bellwether.filing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a line that names an item, however it is spelled: "Item 5.02", "ITEM&nbsp;7A.",
 * "Item5.", "Item 5.02(e):", "Item No. 1", "Items 1 and 2".
 *
 * @param item the number, such as "7A" or "5.02"
 * @param lettered what "7(A)" may mean as well, 7A; empty if no letter stands in brackets
 * @param end where the number and what belongs to it end in the line
 */
record ItemHeading(String item, String lettered, int end) {
  /** A heading's number stands in its first characters. */
  private static final int LOOK_AT = 60;

  private static final Pattern START =
      Pattern.compile(
          "[^\\p{Alnum}]{0,4}items?[\\s\\h]*(?:no\\.?|number|#)?[\\s\\h]*"
              + "(\\d{1,2})(?:\\h?\\.\\h?(\\d{2})(?!\\d))?"
              + "(?:([a-k])(?![a-z])|\\h([a-d])(?=[.:(\\u2013\\u2014-]))?"
              + "(?:\\h?\\(([a-d])\\))?(?:\\h?\\([a-z0-9]{1,3}\\))*"
              + "[\\s\\h]*[.:;,\\u2013\\u2014-]*[\\s\\h]*",
          Pattern.CASE_INSENSITIVE);

  /** The item that a line starts with. */
  static Optional<ItemHeading> of(String line) {
    Matcher start = START.matcher(line.length() > LOOK_AT ? line.substring(0, LOOK_AT) : line);
    if (!start.lookingAt()) {
      return Optional.empty();
    }
    String main = String.valueOf(Integer.parseInt(start.group(1)));
    if (start.group(2) != null) {
      return Optional.of(new ItemHeading(main + "." + start.group(2), "", start.end()));
    }
    String letter = start.group(3) == null ? start.group(4) : start.group(3);
    String item = letter == null ? main : main + letter.toUpperCase(Locale.ROOT);
    String bracket = letter == null ? start.group(5) : null;
    String lettered = bracket == null ? "" : main + bracket.toUpperCase(Locale.ROOT);
    return Optional.of(new ItemHeading(item, lettered, start.end()));
  }

  /** The same, for a stretch of a text; cheap enough to ask of every line. */
  static boolean startsLike(MappedText text, int start, int end) {
    int at = start;
    while (at < Math.min(end, start + 4) && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at + 5 < end
        && (text.charAt(at) | 32) == 'i'
        && (text.charAt(at + 1) | 32) == 't'
        && (text.charAt(at + 2) | 32) == 'e'
        && (text.charAt(at + 3) | 32) == 'm'
        && of(text.substring(at, Math.min(end, at + LOOK_AT))).isPresent();
  }
}
