package dev.bellwether.report;

import java.util.List;
import java.util.regex.Pattern;

/** Texts inside Markdown, written so that they read as they are. */
final class MarkdownText {
  /** A backslash, a pipe, a tag or an entity would be taken for markup. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\|<]|&(?=#?\\w+;)");

  private static final Pattern BACKTICKS = Pattern.compile("`{3,}");

  private MarkdownText() {}

  static String escape(String text) {
    return MARKUP.matcher(TerminalText.safe(text)).replaceAll("\\\\$0");
  }

  static String row(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(escape(cell)).append(" |");
    }
    return line.append('\n').toString();
  }

  /** The line below the header; {@code true} aligns a column to the right. */
  static String rule(List<Boolean> right) {
    StringBuilder line = new StringBuilder("|");
    for (boolean isRight : right) {
      line.append(isRight ? " ---: |" : " --- |");
    }
    return line.append('\n').toString();
  }

  /** A code block that a run of backticks in the text does not end. */
  static String code(String text) {
    int longest =
        BACKTICKS.matcher(text).results().mapToInt(r -> r.group().length()).max().orElse(2);
    String fence = "`".repeat(longest + 1);
    return fence + "\n" + text + "\n" + fence + "\n";
  }
}
