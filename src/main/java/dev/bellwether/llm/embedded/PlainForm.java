package dev.bellwether.llm.embedded;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as a person would have typed it, in one spelling of amounts. Corpora and wires cut texts
 * into tokens ({@code the firm 's sales rose to EUR1 .87 mn , up 5 pct}); the same news in another
 * spelling must get the same score. Blanks around punctuation and inside numbers go, quotes of two
 * characters become one, character references their character, characters that were decoded wrongly
 * are repaired, a currency stands apart from its amount, and the units of amounts are spelled out.
 *
 * <p>One pass over the text; the plain form of a plain form is the same.
 */
final class PlainForm {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("m", " million"),
          Map.entry("mm", " million"),
          Map.entry("mn", " million"),
          Map.entry("mln", " million"),
          Map.entry("mio", " million"),
          Map.entry("mil", " million"),
          Map.entry("million", " million"),
          Map.entry("b", " billion"),
          Map.entry("bn", " billion"),
          Map.entry("bln", " billion"),
          Map.entry("billion", " billion"),
          Map.entry("pct", "%"),
          Map.entry("percent", "%"));

  /** Units that also mean something else; only glued to their number or after a currency. */
  private static final Set<String> AMBIGUOUS = Set.of("m", "mm", "b", "mil");

  private static final Set<String> CURRENCIES =
      Set.of(
          "eur", "usd", "gbp", "sek", "nok", "dkk", "chf", "jpy", "inr", "cny", "rmb", "cad", "aud",
          "hkd", "sgd", "pln", "eek", "lvl", "ltl", "rs");

  private static final Set<String> CLITICS = Set.of("s", "re", "ve", "ll", "d", "m");
  private static final Set<String> REFERENCES = Set.of("lt", "gt", "quot", "apos", "#39", "nbsp");
  private static final String AMPERSAND = "amp;";
  private static final String SYMBOLS = "$\u20AC\u00A3\u00A5";
  private static final int LONGEST_UNIT = 8;
  private static final int LONGEST_CURRENCY = 3;
  private static final int LONGEST_REFERENCE = 5;

  private final String text;
  private final StringBuilder plain;
  private int at;

  /** Whether the number being read follows a currency. */
  private boolean money;

  private PlainForm(String text) {
    this.text = text;
    this.plain = new StringBuilder(text.length() + 16);
  }

  static String of(String text) {
    PlainForm form = new PlainForm(Mojibake.repair(text));
    while (form.at < form.text.length()) {
      form.step();
    }
    return form.plain.toString();
  }

  private void step() {
    char c = text.charAt(at);
    if (isBlank(c)) {
      blank();
    } else if (isDigit(c)) {
      number();
    } else if (Character.isLetter(c)) {
      word();
    } else {
      mark(c);
    }
  }

  /** Keeps the blanks where they part words, drops them where they part a word from its mark. */
  private void blank() {
    int start = at;
    boolean line = false;
    while (isBlank(peek(0))) {
      line |= peek(0) == '\n';
      at++;
    }
    if (line) {
      plain.append(text, start, at);
    } else if (!opens(last(0)) && !closes()) {
      plain.append(' ');
    }
  }

  private boolean opens(char before) {
    return before == '('
        || before == '['
        || (before == '$' && !isLetterOrDigit(last(1)) && isLetterOrDigit(peek(0)));
  }

  /** Whether what comes next belongs to what was written last. */
  private boolean closes() {
    char next = peek(0);
    return switch (next) {
      case '.', ',' -> endsWord(1);
      case ';', ':' -> endsWord(1) && peek(1) != ')' && peek(1) != '(';
      case '!', '?' -> true;
      case ')', ']' -> !isBlank(last(0)) && last(0) != ':' && last(0) != ';';
      case '%' -> isDigit(last(0));
      case '-' -> isLetterOrDigit(last(0)) && Character.isLetter(peek(1));
      case '\'', '\u2019' -> closesQuote() || isClitic(1) || isPossessive();
      case 'n', 'N' -> isNegation();
      default -> false;
    };
  }

  private boolean endsWord(int ahead) {
    char c = peek(ahead);
    return !isLetterOrDigit(c) && c != '$';
  }

  private boolean closesQuote() {
    return peek(0) == '\'' && peek(1) == '\'';
  }

  private boolean isClitic(int ahead) {
    int end = at + ahead;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return Character.isLetterOrDigit(last(0)) && CLITICS.contains(lower(at + ahead, end));
  }

  private boolean isPossessive() {
    return isBlank(peek(1)) && Character.toLowerCase(last(0)) == 's';
  }

  private boolean isNegation() {
    return Character.isLetter(last(0))
        && (peek(1) == '\'' || peek(1) == '\u2019')
        && Character.toLowerCase(peek(2)) == 't'
        && !isLetterOrDigit(peek(3));
  }

  private void number() {
    while (isDigit(peek(0)) || continues()) {
      if (!isBlank(peek(0))) {
        plain.append(peek(0));
      }
      at++;
    }
    unit();
    money = false;
  }

  /** A point or comma between digits, or the blank that a tokeniser put before it. */
  private boolean continues() {
    int mark = isBlank(peek(0)) ? 1 : 0;
    return (peek(mark) == '.' || peek(mark) == ',') && isDigit(peek(mark + 1));
  }

  private void unit() {
    int start = at;
    while (start < text.length() && isBlank(text.charAt(start)) && text.charAt(start) != '\n') {
      start++;
    }
    int end = start;
    while (end < text.length() && end - start <= LONGEST_UNIT && isLetterOrDigit(peek(end - at))) {
      end++;
    }
    String name = lower(start, end);
    if (name.equals("per") && lower(end, end + 5).equals(" cent") && endsWord(end + 5 - at)) {
      plain.append('%');
      at = end + 5;
      return;
    }
    @Nullable String unit = UNITS.get(name);
    if (unit != null && (start == at || money || !AMBIGUOUS.contains(name))) {
      plain.append(unit);
      at = end;
    }
  }

  /** Copies a word; a currency before a digit gets a blank, and the number is money. */
  private void word() {
    int start = at;
    boolean begins = !isLetterOrDigit(last(0));
    while (Character.isLetter(peek(0))) {
      at++;
    }
    plain.append(text, start, at);
    boolean currency =
        begins && at - start <= LONGEST_CURRENCY && CURRENCIES.contains(lower(start, at));
    if (currency && (isDigit(peek(0)) || (peek(0) == '-' && isDigit(peek(1))))) {
      plain.append(' ');
      money = true;
    } else if (currency && isBlank(peek(0)) && isDigit(peek(1))) {
      money = true;
    } else if (!isLetterOrDigit(peek(0))) {
      money = false;
    } else {
      copyRest();
    }
  }

  /** What is glued to letters is a name, such as Q3 or G20, and no amount. */
  private void copyRest() {
    while (isLetterOrDigit(peek(0))) {
      plain.append(peek(0));
      at++;
    }
  }

  private void mark(char c) {
    if ((c == '`' && peek(1) == '`') || closesQuote()) {
      plain.append('"');
      at += 2;
      if (c == '`') {
        skipBlanks();
      }
    } else if (c == '&') {
      ampersand();
    } else {
      money = SYMBOLS.indexOf(c) >= 0;
      plain.append(c);
      at++;
    }
  }

  private void skipBlanks() {
    while (isBlank(peek(0)) && peek(0) != '\n') {
      at++;
    }
  }

  /** An ampersand, or the character that is written with one, however often it was escaped. */
  private void ampersand() {
    int start = at + 1;
    while (text.startsWith(AMPERSAND, start)) {
      start += AMPERSAND.length();
    }
    int end = start;
    while (end - start < LONGEST_REFERENCE
        && (isLetterOrDigit(peek(end - at)) || peek(end - at) == '#')) {
      end++;
    }
    String name = lower(start, end);
    boolean known = peek(end - at) == ';' && REFERENCES.contains(name);
    plain.append(known ? character(name) : '&');
    at = known ? end + 1 : start;
  }

  private static char character(String reference) {
    return switch (reference) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "nbsp" -> ' ';
      default -> '\'';
    };
  }

  private String lower(int start, int end) {
    StringBuilder word = new StringBuilder(LONGEST_UNIT);
    for (int i = start; i < Math.min(end, text.length()); i++) {
      word.append(Character.toLowerCase(text.charAt(i)));
    }
    return word.toString();
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private char last(int back) {
    int index = plain.length() - 1 - back;
    return index >= 0 ? plain.charAt(index) : '\0';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00A0';
  }

  private static boolean isLetterOrDigit(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
