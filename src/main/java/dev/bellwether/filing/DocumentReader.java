package dev.bellwether.filing;

import dev.bellwether.Span;
import java.util.regex.Pattern;

/** Reads one document of a submission, HTML or plain text. */
final class DocumentReader {
  /** What is looked at to tell HTML from plain text. */
  private static final int SAMPLE = 100_000;

  private static final Pattern HTML =
      Pattern.compile("<(?:html|body|div|p|br|td|font|span)[\\s/>]", Pattern.CASE_INSENSITIVE);

  private DocumentReader() {}

  /** What the document says; its elements' sources are places in the file. */
  static Reading read(String file, Span part) {
    String document = part.of(file);
    String sample = document.length() > SAMPLE ? document.substring(0, SAMPLE) : document;
    boolean plain = !HTML.matcher(sample).find();
    Draft draft = HtmlReader.read(document, part.start(), plain);
    return Elements.of(document, part.start(), draft);
  }
}
