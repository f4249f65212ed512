package dev.bellwether.filing;

import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;

/** Takes a full submission apart: its header, and where each of its documents stands. */
public final class SubmissionReader {
  private static final String DOCUMENT = "<DOCUMENT>";
  private static final String TEXT = "<TEXT>";

  /** The tags before the text of a document are short lines. */
  private static final int LONGEST_PREAMBLE = 10_000;

  private static final int MOST_DOCUMENTS = 10_000;

  private SubmissionReader() {}

  /**
   * The parts of a file.
   *
   * @param source the file, not empty; one that is no submission is a single document
   */
  public static Submission read(String source) {
    List<Submission.Part> parts = new ArrayList<>();
    int document = source.indexOf(DOCUMENT);
    int at = document;
    while (at >= 0 && parts.size() < MOST_DOCUMENTS) {
      int next = source.indexOf(DOCUMENT, at + DOCUMENT.length());
      addPart(source, at + DOCUMENT.length(), next < 0 ? source.length() : next, parts);
      at = next;
    }
    String head = document < 0 ? "" : source.substring(0, document);
    if (parts.isEmpty()) {
      parts.add(new Submission.Part("", "", "", new Span(0, source.length())));
    }
    return new Submission(HeaderReader.read(head), parts);
  }

  private static void addPart(String source, int start, int end, List<Submission.Part> parts) {
    String preamble = source.substring(start, Math.min(end, start + LONGEST_PREAMBLE));
    int text = preamble.indexOf(TEXT);
    String tags = text < 0 ? "" : preamble.substring(0, text);
    int textStart = text < 0 ? start : start + text + TEXT.length();
    int textEnd = closingText(source, textStart, end);
    if (textEnd > textStart) {
      parts.add(
          new Submission.Part(
              tag(tags, "<TYPE>"),
              tag(tags, "<FILENAME>"),
              tag(tags, "<DESCRIPTION>"),
              new Span(textStart, textEnd)));
    }
  }

  /**
   * Looks no further back than the document's start, or many open documents would take for ever.
   */
  private static int closingText(String source, int start, int end) {
    String rest = source.substring(start, Math.max(start, end));
    int document = rest.lastIndexOf("</DOCUMENT>");
    int limit = document >= 0 ? document : rest.length();
    int text = rest.lastIndexOf("</TEXT>", limit);
    return start + (text >= 0 ? text : limit);
  }

  private static String tag(String tags, String name) {
    int start = tags.indexOf(name);
    if (start < 0) {
      return "";
    }
    int end = tags.indexOf('\n', start);
    return tags.substring(start + name.length(), end < 0 ? tags.length() : end).strip();
  }
}
