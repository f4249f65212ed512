package dev.bellwether.entity;

import java.util.Locale;

/**
 * {@code $AAPL}, {@code $aapl}, {@code $BRK.B}: a dollar sign, one to six letters of one case, and
 * perhaps a share class of one or two letters behind a dot or a hyphen. Amounts ({@code $100},
 * {@code $5m}) begin with a digit and are none.
 */
final class Cashtag {
  private static final int LONGEST_BASE = 6;
  private static final int LONGEST_CLASS = 2;

  private Cashtag() {}

  /** The symbol, upper case, whose dollar sign stands at {@code dollar}; empty if it is none. */
  static String at(String text, int dollar) {
    if (dollar > 0 && gluesBackwards(text.charAt(dollar - 1))) {
      return "";
    }
    int end = letters(text, dollar + 1, LONGEST_BASE);
    if (end == dollar + 1 || !oneCase(text, dollar + 1, end)) {
      return "";
    }
    int withClass = shareClass(text, dollar + 1, end);
    if (withClass == end && Symbols.isWordAt(text, end)) {
      return "";
    }
    return text.substring(dollar + 1, withClass).toUpperCase(Locale.ROOT);
  }

  private static boolean gluesBackwards(char before) {
    return before == '$' || Character.isLetterOrDigit(before);
  }

  private static int shareClass(String text, int start, int end) {
    if (end >= text.length() || (text.charAt(end) != '.' && text.charAt(end) != '-')) {
      return end;
    }
    int last = letters(text, end + 1, LONGEST_CLASS);
    boolean whole = last > end + 1 && !Symbols.isWordAt(text, last);
    boolean sameCase =
        Symbols.isUpper(text.charAt(start)) == Symbols.isUpper(text.charAt(last - 1));
    return whole && sameCase && oneCase(text, end + 1, last) ? last : end;
  }

  private static int letters(String text, int from, int most) {
    int at = from;
    while (at < text.length() && at - from < most && Symbols.isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean oneCase(String text, int from, int to) {
    boolean upper = Symbols.isUpper(text.charAt(from));
    for (int at = from + 1; at < to; at++) {
      if (Symbols.isUpper(text.charAt(at)) != upper) {
        return false;
      }
    }
    return true;
  }
}
