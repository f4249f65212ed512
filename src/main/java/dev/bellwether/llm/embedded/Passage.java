package dev.bellwether.llm.embedded;

import java.util.Set;

/** A text as the rules see it. Looking around never crosses the end of a sentence. */
final class Passage {
  private static final int NEGATION_REACH = 4;
  private static final Set<Kind> NONE = Set.of();

  private final Token[] tokens;
  private final boolean post;

  private Passage(Token[] tokens) {
    this.tokens = tokens;
    boolean tagged = false;
    for (Token token : tokens) {
      tagged |= token.kind() == Kind.CASHTAG;
    }
    this.post = tagged;
  }

  static Passage of(Lexicon lexicon, String text) {
    return new Passage(Phrases.join(lexicon, Tokeniser.read(lexicon, text)));
  }

  int size() {
    return tokens.length;
  }

  Token at(int index) {
    return tokens[index];
  }

  Kind kind(int index) {
    return tokens[index].kind();
  }

  /** Whether a trader wrote it: it has a cashtag. */
  boolean isPost() {
    return post;
  }

  /** The nearest token of one of the kinds, at most {@code reach} tokens after; -1 if none. */
  int after(int index, int reach, Set<Kind> wanted) {
    return after(index, reach, wanted, NONE);
  }

  /** As {@link #after(int, int, Set)}, but gives up at the first token of a kind in the way. */
  int after(int index, int reach, Set<Kind> wanted, Set<Kind> barrier) {
    int last = Math.min(tokens.length - 1, index + reach);
    for (int i = index + 1; i <= last && !kind(i).endsSentence(); i++) {
      if (wanted.contains(kind(i))) {
        return i;
      }
      if (barrier.contains(kind(i))) {
        return -1;
      }
    }
    return -1;
  }

  /** The nearest token of one of the kinds, at most {@code reach} tokens before; -1 if none. */
  int before(int index, int reach, Set<Kind> wanted) {
    int first = Math.max(0, index - reach);
    for (int i = index - 1; i >= first && !kind(i).endsSentence(); i--) {
      if (wanted.contains(kind(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a negator stands shortly before, with no pause or contrast between. */
  boolean isNegated(int index) {
    int first = Math.max(0, index - NEGATION_REACH);
    for (int i = index - 1; i >= first; i--) {
      switch (kind(i)) {
        case NEGATOR -> {
          return true;
        }
        case COMMA, STOP, QUESTION, CONTRAST, OPEN -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }
}
