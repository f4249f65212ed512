package dev.bellwether.filing;

import dev.bellwether.Span;
import java.util.regex.Pattern;

/** Reads one document of a submission, HTML or plain text. */
final class DocumentReader {
  /** What is looked at to tell HTML from plain text. */
  private static final int SAMPLE = 100_000;

  private static final Pattern HTML =
      Pattern.compile("<(?:html|body|div|p|br|td|font|span)[\\s/>]", Pattern.CASE_INSENSITIVE);

  /** Plain text that somebody wrapped into HTML has a tag or two on hundreds of lines. */
  private static final int LINES_A_TAG = 20;

  private DocumentReader() {}

  /**
   * What the document says; its elements' sources are places in the file.
   *
   * @param most paragraphs, lines, rows and cells that are read, about
   */
  static Reading read(String file, Span part, int most) {
    String document = part.of(file);
    Draft draft = HtmlReader.read(document, part.start(), isPlain(document), most);
    return Elements.of(document, part.start(), draft);
  }

  private static boolean isPlain(String document) {
    String sample = document.length() > SAMPLE ? document.substring(0, SAMPLE) : document;
    long tags = HTML.matcher(sample).results().count();
    return tags * LINES_A_TAG < sample.chars().filter(c -> c == '\n').count() || tags == 0;
  }
}
