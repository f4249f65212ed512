package dev.bellwether.ingest.file;

import java.util.Locale;

/** Reads a text from left to right. What can not be read leaves the cursor where it was. */
final class Cursor {
  /** What {@link #number} and {@link #monthName} give when there is none. */
  static final int NONE = -1;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  boolean skip(char c) {
    if (!atEnd() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Skips one of several characters and says which; NUL when none stands here. */
  char skipOneOf(String characters) {
    return !atEnd() && characters.indexOf(text.charAt(at)) >= 0 ? text.charAt(at++) : '\0';
  }

  void skipBlanks() {
    while (!atEnd() && text.charAt(at) == ' ') {
      at++;
    }
  }

  /**
   * A number of {@code fewest} to {@code most} digits (at most 9) that no further digit follows.
   */
  int number(int fewest, int most) {
    int end = at;
    int value = 0;
    while (end < text.length() && isDigit(text.charAt(end)) && end - at < most) {
      value = value * 10 + text.charAt(end++) - '0';
    }
    if (end - at < fewest || (end < text.length() && isDigit(text.charAt(end)))) {
      return NONE;
    }
    at = end;
    return value;
  }

  /** Exactly so many digits, whatever follows. */
  int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (at + i >= text.length() || !isDigit(text.charAt(at + i))) {
        return NONE;
      }
      value = value * 10 + text.charAt(at + i) - '0';
    }
    at += count;
    return value;
  }

  /** Digits behind the decimal point, as nanoseconds; further digits than 9 are cut off. */
  int nanos() {
    int value = 0;
    int count = 0;
    while (!atEnd() && isDigit(text.charAt(at))) {
      value = count < 9 ? value * 10 + text.charAt(at) - '0' : value;
      count++;
      at++;
    }
    for (int i = count; i < 9; i++) {
      value *= 10;
    }
    return count == 0 ? NONE : value;
  }

  /** A run of ASCII letters in upper case; empty when there is none. */
  String word() {
    int from = at;
    while (!atEnd() && isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at).toUpperCase(Locale.ROOT);
  }

  /** An English month by its first three letters or its full name, 1 to 12. */
  int monthName() {
    int from = at;
    String word = word().toLowerCase(Locale.ROOT);
    int index = word.length() < 3 ? NONE : MONTHS.indexOf(word.substring(0, 3));
    if (index < 0 || index % 3 != 0) {
      at = from;
      return NONE;
    }
    return index / 3 + 1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
