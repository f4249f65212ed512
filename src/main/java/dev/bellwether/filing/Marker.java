package dev.bellwether.filing;

import java.util.regex.Pattern;

/** Bullets and numbers that stand before the items of a list. */
final class Marker {
  private static final String BULLETS =
      "\\u2022\\u00b7\\u25aa\\u25cf\\u25cb\\u25e6\\u25a0\\u25a1\\u2043\\u2013\\u2014\\u2023\\u27a2\\uf0b7";
  private static final String SIGN =
      "(?:[" + BULLETS + "*o\\u00a7-]|\\(?(?:\\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})[.)])";
  private static final Pattern ALONE = Pattern.compile(SIGN);
  private static final Pattern LEADING =
      Pattern.compile("(?:[" + BULLETS + "*-]|\\(?(?:\\d{1,2}|[a-z]|[ivx]{1,5})\\))\\s*\\S");

  private Marker() {}

  /** True if a text is nothing but a marker. */
  static boolean is(String text) {
    return text.length() <= 8 && ALONE.matcher(text.strip()).matches();
  }

  /** True if a paragraph starts with a marker. */
  static boolean leads(String paragraph) {
    return LEADING.matcher(paragraph).lookingAt();
  }
}
