package dev.bellwether.report;

/** Running text broken into lines of a terminal. */
final class TextLines {
  private TextLines() {}

  /** Breaks between words, and inside a word only if it is longer than a line. */
  static String wrap(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : TerminalText.safe(text).strip().split(" +", -1)) {
      String rest = word;
      int length = DisplayWidth.of(rest);
      if (column > 0 && column + 1 + length <= width) {
        lines.append(' ').append(rest);
        column += 1 + length;
        continue;
      }
      lines.append(column > 0 ? "\n" : "");
      while (length > width) {
        int split = fitting(rest, width);
        lines.append(rest, 0, split).append('\n');
        rest = rest.substring(split);
        length = DisplayWidth.of(rest);
      }
      lines.append(rest);
      column = length;
    }
    return lines.append('\n').toString();
  }

  private static int fitting(String text, int width) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      used += DisplayWidth.of(text.substring(end, next));
      if (used > width && end > 0) {
        break;
      }
      end = next;
    }
    return end;
  }
}
