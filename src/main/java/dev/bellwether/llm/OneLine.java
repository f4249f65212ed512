package dev.bellwether.llm;

import java.util.regex.Pattern;

/** What a stranger's server says, fit to be shown at a terminal and in a table. */
public final class OneLine {
  /** Controls and formats steer terminals, and turn the direction of writing. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\s]+");

  private OneLine() {}

  /**
   * The text without anything unseen but single blanks.
   *
   * @param longest in characters as people count them (code points); what is cut off is replaced by
   *     three dots
   */
  public static String of(String text, int longest) {
    String line = UNSEEN.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) > longest
        ? line.substring(0, line.offsetByCodePoints(0, longest)) + "..."
        : line;
  }
}
