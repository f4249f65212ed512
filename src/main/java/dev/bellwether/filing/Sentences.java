package dev.bellwether.filing;

import dev.bellwether.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a paragraph into sentences. */
final class Sentences {
  private Sentences() {}

  /** The sentences that lie in a stretch of a text, without the blanks between them. */
  static List<Span> of(String text, Span paragraph) {
    String words = paragraph.of(text);
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
    breaks.setText(words);
    List<Span> sentences = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      int end = to;
      while (end > from && Character.isWhitespace(words.charAt(end - 1))) {
        end--;
      }
      if (end > from) {
        sentences.add(new Span(paragraph.start() + from, paragraph.start() + end));
      }
      from = to;
    }
    return sentences;
  }
}
