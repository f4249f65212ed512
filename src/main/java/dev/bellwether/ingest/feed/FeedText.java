package dev.bellwether.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * The text in an element that may hold plain text, escaped HTML, XHTML or Base64 (RFC 4287 section
 * 3.1; RSS 2.0 escapes HTML and does not say so).
 */
final class FeedText {
  private FeedText() {}

  /** On one line. */
  static String line(Element element) {
    return isPlain(element)
        ? element.wholeText().strip().replaceAll("\\s+", " ")
        : HtmlText.line(html(element));
  }

  /** With a blank line between paragraphs. */
  static String paragraphs(Element element) {
    return isPlain(element) ? element.wholeText().strip() : HtmlText.paragraphs(html(element));
  }

  /** Atom says of each text what it is, and of a text without a type that it is plain. */
  private static boolean isPlain(Element element) {
    String type = type(element);
    boolean atom = element.tag().namespace().equals("http://www.w3.org/2005/Atom");
    return element.childrenSize() == 0
        && (type.equals("text") || type.equals("text/plain") || (atom && type.isEmpty()));
  }

  private static String type(Element element) {
    return element.attr("type").strip().toLowerCase(Locale.ROOT);
  }

  private static String html(Element element) {
    if (element.childrenSize() > 0) {
      return element.html();
    }
    String text = element.wholeText();
    boolean encoded =
        type(element).equals("application/octet-stream")
            || element.attr("mode").equalsIgnoreCase("base64");
    return encoded ? decoded(text) : text;
  }

  private static String decoded(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.strip());
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return text;
    }
  }
}
