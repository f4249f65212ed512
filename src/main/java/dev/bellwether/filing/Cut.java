package dev.bellwether.filing;

import java.util.Locale;

/** Tells files that end in the middle: a download broke off. */
final class Cut {
  /** What is typed by hand may lack its last tags; a filing of this size does not. */
  private static final int FILED = 50_000;

  /** Closing tags stand at the end, behind at most so much. */
  private static final int TAIL = 20_000;

  private Cut() {}

  static boolean isShort(String file) {
    String text = file.stripTrailing();
    boolean inside = !text.endsWith(">") || text.length() >= FILED;
    return inside && (isOpen(text) || endsInTag(text));
  }

  private static boolean isOpen(String text) {
    if (text.lastIndexOf("<DOCUMENT>") > text.lastIndexOf("</DOCUMENT>")) {
      return true;
    }
    int length = text.length();
    String head = text.substring(0, Math.min(length, TAIL)).toLowerCase(Locale.ROOT);
    String tail = text.substring(Math.max(0, length - TAIL)).toLowerCase(Locale.ROOT);
    boolean html = head.contains("<html") || head.contains("<body");
    boolean closed =
        tail.contains("</html")
            || tail.contains("</body")
            || tail.contains("</text>")
            || tail.contains("</document>");
    return html && !closed;
  }

  /** An opened tag has a name; text may hold the sign alone. */
  private static boolean endsInTag(String text) {
    int open = text.lastIndexOf('<');
    return open >= 0
        && open + 1 < text.length()
        && text.indexOf('>', open) < 0
        && (Character.isLetter(text.charAt(open + 1)) || text.charAt(open + 1) == '/');
  }
}
