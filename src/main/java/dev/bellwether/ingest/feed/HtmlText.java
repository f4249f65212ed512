package dev.bellwether.ingest.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text in a piece of HTML. What is no HTML passes unharmed. */
final class HtmlText {
  private HtmlText() {}

  /** On one line. */
  static String line(String html) {
    String text = hasMarkup(html) ? Jsoup.parse(html).text() : html;
    return text.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ");
  }

  /** With a blank line between paragraphs. */
  static String paragraphs(String html) {
    if (!hasMarkup(html)) {
      return html.strip();
    }
    StringBuilder text = new StringBuilder(html.length());
    Jsoup.parse(html).body().traverse(new Collector(text));
    return text.toString().strip();
  }

  private static boolean hasMarkup(String html) {
    return html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
  }

  private static final class Collector implements NodeVisitor {
    private final StringBuilder text;

    Collector(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        append(words.getWholeText());
      } else if (node instanceof Element element && breaks(element)) {
        breakParagraph();
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        breakParagraph();
      }
    }

    private static boolean breaks(Element element) {
      return element.isBlock() || element.nameIs("br");
    }

    private void append(String words) {
      for (int at = 0; at < words.length(); at++) {
        char c = words.charAt(at);
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
        if (!space) {
          text.append(c);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
          text.append(' ');
        }
      }
    }

    private void breakParagraph() {
      int length = text.length();
      while (length > 0 && Character.isWhitespace(text.charAt(length - 1))) {
        length--;
      }
      text.setLength(length);
      if (length > 0) {
        text.append("\n\n");
      }
    }
  }
}
