package dev.bellwether.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code (NASDAQ: AAPL)}, {@code (NYSE:BRK.A, BRK.B)}, {@code NYSE American: X}, {@code
 * NASDAQ:AAPL}: a venue in the United States, a colon, and a symbol in capitals. Foreign venues are
 * left out on purpose, since the same letters name another company there. Outside brackets the
 * symbol must follow the colon at once, so that "NYSE: A quiet day" is not a mention of Agilent.
 */
final class ExchangeMention {
  private static final int FARTHEST_BRACKET = 80;
  private static final int MOST_SYMBOLS = 8;
  private static final List<String> VENUES =
      List.of(
          "nasdaq",
          "nasdaqgs",
          "nasdaqgm",
          "nasdaqcm",
          "nasdaq gs",
          "nasdaq gm",
          "nasdaq cm",
          "nasdaq global select market",
          "nasdaq global market",
          "nasdaq capital market",
          "nyse",
          "nyse american",
          "nyse arca",
          "nysearca",
          "nyseamerican",
          "nyse mkt",
          "nysemkt",
          "amex",
          "cboe",
          "bats",
          "otc",
          "otcqb",
          "otcqx",
          "otcmkts",
          "otc pink",
          "otc markets",
          "otcpk");

  private ExchangeMention() {}

  /** The symbols named by the venue that ends before the colon at {@code colon}; often none. */
  static List<String> at(String text, int colon) {
    int venue = venueStart(text, colon);
    if (venue < 0) {
      return List.of();
    }
    boolean bracketed = inBrackets(text, venue);
    int from = bracketed ? skipBlanks(text, colon + 1) : colon + 1;
    int end = Symbols.endOfUpper(text, from);
    if (end == from) {
      return List.of();
    }
    List<String> symbols = new ArrayList<>();
    symbols.add(text.substring(from, end));
    if (bracketed) {
      addFurther(text, end, symbols);
    }
    return symbols;
  }

  /**
   * {@code (NYSE: BRK.A, BRK.B)}; a capital word that runs on, as in ", CEO said", is no symbol.
   */
  private static void addFurther(String text, int firstEnd, List<String> symbols) {
    int end = firstEnd;
    while (symbols.size() < MOST_SYMBOLS && isListed(text, end)) {
      int from = skipBlanks(text, end + 1);
      int next = Symbols.endOfUpper(text, from);
      if (next == from || !(isListed(text, next) || isClosing(text, next))) {
        return;
      }
      symbols.add(text.substring(from, next));
      end = next;
    }
  }

  private static boolean isListed(String text, int at) {
    return at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ';');
  }

  private static boolean isClosing(String text, int at) {
    return at < text.length() && (text.charAt(at) == ')' || text.charAt(at) == ']');
  }

  private static int venueStart(String text, int colon) {
    int end = colon;
    while (end > 0 && colon - end < 2 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    int longest = -1;
    for (String venue : VENUES) {
      int start = end - venue.length();
      boolean stands =
          start >= 0
              && text.regionMatches(true, start, venue, 0, venue.length())
              && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
      if (stands && (longest < 0 || start < longest)) {
        longest = start;
      }
    }
    return longest;
  }

  private static boolean inBrackets(String text, int before) {
    for (int at = before - 1; at >= 0 && before - at <= FARTHEST_BRACKET; at--) {
      char c = text.charAt(at);
      if (c == '(' || c == '[') {
        return true;
      }
      if (c == ')' || c == ']') {
        return false;
      }
    }
    return false;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < 3 && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u00a0' || c == '\n' || c == '\t';
  }
}
