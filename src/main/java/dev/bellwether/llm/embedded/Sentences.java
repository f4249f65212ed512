package dev.bellwether.llm.embedded;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts running text into sentences, by the rules for English that come with Java. */
final class Sentences {
  private Sentences() {}

  /** The sentences with a letter in reading order; the text itself if there is none. */
  static List<String> of(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (sentence.codePoints().anyMatch(Character::isLetter)) {
        sentences.add(sentence);
      }
    }
    return sentences.isEmpty() ? List.of(text) : sentences;
  }
}
