package dev.bellwether.filing;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.parser.Parser;

/** Resolves character references; numbers 128 to 159 mean Windows-1252, as browsers read them. */
final class Entities {
  /** The longest name in HTML is shorter. */
  private static final int LONGEST = 34;

  private static final int REMEMBERED = 2_000;

  private final Map<String, String> known = new HashMap<>();

  /**
   * One past the end of the reference that starts at this ampersand, or its place if it is none.
   */
  static int end(String source, int ampersand, int limit) {
    int at = ampersand + 1;
    if (at < limit && source.charAt(at) == '#') {
      at++;
    }
    int stop = Math.min(limit, ampersand + LONGEST);
    int start = at;
    while (at < stop && isAlphanumeric(source.charAt(at))) {
      at++;
    }
    if (at == start) {
      return ampersand;
    }
    return at < limit && source.charAt(at) == ';' ? at + 1 : at;
  }

  /** One past the end of the character, or the reference, that starts here. */
  static int endOf(String source, int at) {
    return source.charAt(at) == '&' ? Math.max(at + 1, end(source, at, source.length())) : at + 1;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** What a reference stands for; the reference itself if it stands for nothing. */
  String resolve(String reference) {
    String resolved = known.get(reference);
    if (resolved == null) {
      resolved = Parser.unescapeEntities(reference, false);
      if (known.size() < REMEMBERED) {
        known.put(reference, resolved);
      }
    }
    return resolved;
  }
}
