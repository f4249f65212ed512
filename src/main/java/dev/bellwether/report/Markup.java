package dev.bellwether.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML (and SVG inside it) as it grows. All texts and attribute values are escaped. */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; {@code attributes} are names and values in turn. */
  Markup open(String tag, String... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element that holds only a text. */
  Markup leaf(String tag, String text, String... attributes) {
    start(tag, attributes).append('>').append(escape(text)).append("</").append(tag).append('>');
    return this;
  }

  /** An element that holds nothing. */
  Markup empty(String tag, String... attributes) {
    start(tag, attributes).append("/>\n");
    return this;
  }

  Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Our own style sheet or doctype, which must not be escaped. */
  Markup verbatim(String markup) {
    out.append(markup);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> appendEscaped(escaped, c));
    return escaped.toString();
  }

  private StringBuilder start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
    return out;
  }

  private static void appendEscaped(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append((char) c);
      default -> out.appendCodePoint(isForbidden(c) ? 0xFFFD : c);
    }
  }

  /** Controls and lone surrogates, which the HTML standard does not allow in a text. */
  private static boolean isForbidden(int c) {
    return c < ' '
        || (c >= 0x7F && c <= 0x9F)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
