package dev.bellwether.llm.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words, numbers and marks in one pass over its characters. Mark-up, character
 * references, addresses and user names are skipped; anything unknown is blank space.
 */
final class Tokeniser {
  private static final int LONGEST_WORD = 40;
  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_REFERENCE = 10;

  private final Lexicon lexicon;
  private final String text;
  private final char[] lower;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokeniser(Lexicon lexicon, String text) {
    this.lexicon = lexicon;
    this.text = text;
    this.lower = text.toCharArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower[i] == '\u2019' ? '\'' : Character.toLowerCase(lower[i]);
    }
  }

  static List<Token> read(Lexicon lexicon, String text) {
    Tokeniser tokeniser = new Tokeniser(lexicon, text);
    while (tokeniser.at < text.length()) {
      tokeniser.step();
    }
    return tokeniser.tokens;
  }

  private void step() {
    char c = lower[at];
    if (Character.isLetter(c)) {
      word();
    } else if (isDigit(c)) {
      number();
    } else if (Character.isHighSurrogate(c)) {
      pictograph();
    } else {
      mark(c);
    }
  }

  private void mark(char c) {
    int start = at++;
    switch (c) {
      case '$' -> cashtag();
      case '\u20AC', '\u00A3', '\u00A5' -> tokens.add(lexicon.word(String.valueOf(c)));
      case '@' -> skipUntilBlank();
      case '<' -> skipTag();
      case '&' -> skipReference();
      case ',', ';', ':', '\u2026', '\u2013', '\u2014' -> tokens.add(Token.COMMA);
      case ')' -> tokens.add(Token.COMMA);
      case '(', '[' -> tokens.add(Token.OPEN);
      case '!', '|' -> tokens.add(Token.STOP);
      case '?' -> tokens.add(Token.QUESTION);
      case '-' -> dash(start);
      case '.' -> fullStop(start);
      case '\n' -> lineEnd();
      default -> {}
    }
  }

  private void word() {
    int start = at;
    boolean letters = true;
    while (at < lower.length && Character.isLetterOrDigit(lower[at])) {
      if (letters && isDigit(lower[at])) {
        letters = false;
        Token before = at - start <= 3 ? lexicon.word(slice(start, at)) : Token.OTHER;
        if (before.kind() == Kind.CURRENCY) {
          tokens.add(before);
          return;
        }
      }
      at++;
    }
    int end = at;
    if (peek(0) == '\'' && Character.isLetter(peek(1))) {
      at += 2;
      boolean negative = lower[end - 1] == 'n' && lower[end + 1] == 't';
      while (Character.isLetter(peek(0))) {
        at++;
      }
      if (negative) {
        tokens.add(Token.NEGATOR);
        return;
      }
    }
    if (isAddress(start, end)) {
      skipUntilBlank();
    } else {
      tokens.add(end - start > LONGEST_WORD ? Token.OTHER : lexicon.word(slice(start, end)));
    }
  }

  private boolean isAddress(int start, int end) {
    return (peek(0) == ':' && peek(1) == '/' && peek(2) == '/')
        || (peek(0) == '.' && end - start == 3 && slice(start, end).equals("www"));
  }

  private void number() {
    boolean signed = at > 0 && isSign(lower[at - 1]) && (at == 1 || opensNumber(lower[at - 2]));
    boolean minus = signed && lower[at - 1] != '+';
    int start = at;
    double value = digits();
    int end = at;
    while (Character.isLetter(peek(0))) {
      at++;
    }
    Token token = Token.number(minus ? -value : value);
    if (at > end) {
      Token suffix = at - end > LONGEST_WORD ? Token.OTHER : lexicon.word(slice(end, at));
      tokens.add(measured(token, suffix, signed));
    } else if (peek(0) == '%' || (peek(0) == ' ' && peek(1) == '%')) {
      at += peek(0) == '%' ? 1 : 2;
      tokens.add(token.asPercent(signed));
    } else {
      tokens.add(at - start > LONGEST_WORD ? Token.OTHER : token);
    }
  }

  private static Token measured(Token number, Token suffix, boolean signed) {
    return switch (suffix.kind()) {
      case UNIT -> number.inUnit(suffix.value());
      case PERCENT_SIGN -> number.asPercent(signed);
      default -> Token.OTHER;
    };
  }

  /** Reads digits with thousands commas and a decimal point; a second point ends the number. */
  private double digits() {
    double value = 0;
    double place = 0;
    while (at < lower.length) {
      char c = lower[at];
      if (isDigit(c)) {
        value = place == 0 ? value * 10 + (c - '0') : value + (c - '0') * place;
        place /= 10;
      } else if (c == '.' && place == 0 && isDigit(peek(1))) {
        place = 0.1;
      } else if (!(c == ',' && isDigit(peek(1)))) {
        break;
      }
      at++;
    }
    return value;
  }

  private void pictograph() {
    int length = Character.isLowSurrogate(peek(1)) ? 2 : 1;
    Token token = lexicon.word(text.substring(at, at + length));
    if (token.kind() != Kind.OTHER) {
      tokens.add(token);
    }
    at += length;
  }

  private void cashtag() {
    int symbol = peek(0) == ' ' ? 1 : 0;
    if (Character.isLetter(peek(symbol))) {
      at += symbol;
      while (Character.isLetterOrDigit(peek(0))
          || (peek(0) == '.' && Character.isLetter(peek(1)))) {
        at++;
      }
      tokens.add(Token.CASHTAG);
    } else {
      tokens.add(lexicon.word("$"));
    }
  }

  private void skipTag() {
    if (peek(0) == '/' || Character.isLetter(peek(0))) {
      for (int i = at; i < Math.min(lower.length, at + LONGEST_TAG); i++) {
        if (lower[i] == '>') {
          at = i + 1;
          return;
        }
      }
    }
  }

  private void skipReference() {
    for (int i = at; i < Math.min(lower.length, at + LONGEST_REFERENCE); i++) {
      if (lower[i] == ';') {
        at = i + 1;
        return;
      }
      if (!Character.isLetterOrDigit(lower[i]) && lower[i] != '#') {
        return;
      }
    }
  }

  private void skipUntilBlank() {
    while (at < lower.length && !Character.isWhitespace(lower[at])) {
      at++;
    }
  }

  /** A dash between blanks pauses; inside a word it only parts the word. */
  private void dash(int start) {
    if (peek(0) == '-' || (start > 0 && lower[start - 1] == ' ' && peek(0) == ' ')) {
      tokens.add(Token.COMMA);
      while (peek(0) == '-') {
        at++;
      }
    }
  }

  private void fullStop(int start) {
    if (peek(0) == '.') {
      while (peek(0) == '.') {
        at++;
      }
      tokens.add(Token.COMMA);
    } else if (!Character.isLetterOrDigit(peek(0)) && !isAbbreviation(start)) {
      tokens.add(Token.STOP);
    }
  }

  private boolean isAbbreviation(int stop) {
    boolean single =
        stop > 0
            && Character.isLetter(lower[stop - 1])
            && (stop == 1 || !Character.isLetterOrDigit(lower[stop - 2]));
    if (single || tokens.isEmpty()) {
      return single;
    }
    Kind last = tokens.get(tokens.size() - 1).kind();
    return last == Kind.ABBREVIATION || last == Kind.COMPARED;
  }

  private void lineEnd() {
    if (peek(0) == '\n' || peek(0) == '\r') {
      tokens.add(Token.STOP);
    }
  }

  private char peek(int ahead) {
    return at + ahead < lower.length ? lower[at + ahead] : '\0';
  }

  private String slice(int start, int end) {
    return new String(lower, start, end - start);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-' || c == '\u2212';
  }

  private static boolean opensNumber(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ':';
  }
}
