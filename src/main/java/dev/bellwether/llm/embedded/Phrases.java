package dev.bellwether.llm.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Joins words to the longest phrase the lexicon knows, and numbers with the unit after them. */
final class Phrases {
  private final Lexicon lexicon;
  private final List<Token> words;
  private final List<Token> joined;

  /** The currency that was read just before; 0 if something else was. */
  private double currency;

  private boolean minus;

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
    switch (token.kind()) {
      case CURRENCY -> currency(token.value());
      case MINUS -> minus = true;
      case UNIT -> measure(token.value() < 1 ? Token::inHundredths : n -> n.inUnit(token.value()));
      case PERCENT_SIGN -> measure(number -> number.asPercent(number.value() < 0));
      case NUMBER -> {
        Token number = currency == 0 ? token : token.inCurrency(currency);
        append(minus ? number.negated() : number);
      }
      default -> append(token);
    }
  }

  private void append(Token token) {
    joined.add(token);
    currency = 0;
    minus = false;
  }

  /** A currency stands after its number or before it. */
  private void currency(double which) {
    int last = joined.size() - 1;
    if (isNumber(last) && joined.get(last).currency() == 0) {
      joined.set(last, joined.get(last).inCurrency(which));
    }
    currency = which;
  }

  /** A unit after a word is an amount in words: ten cents, a few per cent. */
  private void measure(UnaryOperator<Token> unit) {
    int last = joined.size() - 1;
    if (isNumber(last)) {
      joined.set(last, unit.apply(joined.get(last)));
    } else {
      append(Token.FRACTION);
    }
  }

  private boolean isNumber(int index) {
    return index >= 0 && joined.get(index).kind() == Kind.NUMBER;
  }
}
