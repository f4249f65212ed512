package dev.bellwether.llm.embedded;

import java.util.ArrayList;
import java.util.List;

/** Joins words to the longest phrase the lexicon knows, and numbers with the unit after them. */
final class Phrases {
  private final Lexicon lexicon;
  private final List<Token> words;
  private final List<Token> joined;

  private Phrases(Lexicon lexicon, List<Token> words) {
    this.lexicon = lexicon;
    this.words = words;
    this.joined = new ArrayList<>(words.size());
  }

  static Token[] join(Lexicon lexicon, List<Token> words) {
    Phrases phrases = new Phrases(lexicon, words);
    for (int i = 0; i < words.size(); ) {
      i = phrases.take(i);
    }
    return phrases.joined.toArray(Token[]::new);
  }

  /** Takes the longest phrase that starts here; returns the place after it. */
  private int take(int start) {
    Token best = words.get(start);
    int end = start + 1;
    Lexicon.Node node = best.text().isEmpty() ? null : lexicon.start(best.text());
    for (int i = start + 1; node != null && i < words.size(); i++) {
      node = node.after(words.get(i).text());
      if (node != null && node.token().kind() != Kind.OTHER) {
        best = node.token();
        end = i + 1;
      }
    }
    add(best);
    return end;
  }

  private void add(Token token) {
    int last = joined.size() - 1;
    boolean afterNumber = last >= 0 && joined.get(last).kind() == Kind.NUMBER;
    switch (token.kind()) {
      case CURRENCY -> {}
      case UNIT -> {
        if (afterNumber) {
          joined.set(last, joined.get(last).inUnit(token.value()));
        } else {
          joined.add(Token.OTHER);
        }
      }
      case PERCENT_SIGN -> {
        if (afterNumber) {
          joined.set(last, joined.get(last).asPercent(joined.get(last).value() < 0));
        } else {
          joined.add(Token.OTHER);
        }
      }
      default -> joined.add(token);
    }
  }
}
