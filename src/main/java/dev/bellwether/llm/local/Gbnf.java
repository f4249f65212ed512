package dev.bellwether.llm.local;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks a grammar in llama.cpp's notation ({@code grammars/README.md} of llama.cpp). The native
 * library ignores a broken one without a word and lets the model say what it likes, so it must be
 * found out before.
 */
final class Gbnf {
  private static final int MOST_REPETITIONS = 1000;
  private static final String ROOT = "root";

  private final String text;
  private final Map<String, Set<String>> uses = new LinkedHashMap<>();

  /** Of each rule, the rules that an alternative of it may begin with. */
  private final Map<String, Set<String>> starts = new LinkedHashMap<>();

  private final Set<String> mayBeEmpty = new LinkedHashSet<>();
  private String rule = "";
  private int at;

  private Gbnf(String text) {
    this.text = text;
  }

  /**
   * Passes a sound grammar.
   *
   * @throws IllegalArgumentException if it cannot be parsed, has no root, uses a rule that it
   *     lacks, or has a rule that begins with itself, on which the native library recurses for ever
   */
  static void requireSound(String grammar) {
    new Gbnf(grammar).check();
  }

  private void check() {
    int known;
    do {
      known = mayBeEmpty.size();
      rules();
    } while (mayBeEmpty.size() > known);
    if (!uses.containsKey(ROOT)) {
      throw new IllegalArgumentException("the grammar has no rule 'root'");
    }
    uses.forEach(this::requireDefined);
    starts.keySet().forEach(name -> requireNoLeftRecursion(name, new LinkedHashSet<>()));
  }

  /** Read again until it is known of all rules whether they may be empty. */
  private void rules() {
    uses.clear();
    starts.clear();
    at = 0;
    skipBlank(true);
    while (at < text.length()) {
      rule();
      skipBlank(true);
    }
  }

  private void requireDefined(String name, Set<String> used) {
    for (String each : used) {
      if (!uses.containsKey(each)) {
        throw new IllegalArgumentException(
            "rule '" + name + "' uses '" + each + "', which is not defined");
      }
    }
  }

  private void requireNoLeftRecursion(String name, Set<String> path) {
    if (!path.add(name)) {
      throw new IllegalArgumentException("rule '" + name + "' begins with itself");
    }
    for (String next : starts.getOrDefault(name, Set.of())) {
      requireNoLeftRecursion(next, path);
    }
    path.remove(name);
  }

  private void rule() {
    rule = name();
    if (uses.putIfAbsent(rule, new LinkedHashSet<>()) != null) {
      throw broken("rule '" + rule + "' is defined twice");
    }
    starts.put(rule, new LinkedHashSet<>());
    skipBlank(false);
    expect("::=");
    skipBlank(true);
    if (alternatives(false)) {
      mayBeEmpty.add(rule);
    }
    if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      throw broken("unexpected '" + text.charAt(at) + "'");
    }
  }

  /** True if one of them may be empty. */
  private boolean alternatives(boolean nested) {
    boolean empty = sequence(nested);
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      skipBlank(true);
      empty |= sequence(nested);
    }
    return empty;
  }

  /** True if it may be empty. */
  private boolean sequence(boolean nested) {
    boolean empty = true;
    while (atItem()) {
      boolean itemEmpty = item(empty);
      empty &= repetition(itemEmpty);
      skipBlank(nested);
    }
    return empty;
  }

  private boolean atItem() {
    return at < text.length() && ("\"[(.".indexOf(text.charAt(at)) >= 0 || atName());
  }

  private boolean item(boolean first) {
    char c = text.charAt(at);
    if (c == '"') {
      return quoted('"') == 0;
    }
    if (c == '[') {
      if (quoted(']') == 0) {
        throw broken("an empty character class");
      }
      return false;
    }
    if (c == '.') {
      at++;
      return false;
    }
    if (c == '(') {
      at++;
      skipBlank(true);
      boolean empty = alternatives(true);
      expect(")");
      return empty;
    }
    String used = name();
    uses.getOrDefault(rule, Set.of()).add(used);
    if (first) {
      starts.getOrDefault(rule, Set.of()).add(used);
    }
    return mayBeEmpty.contains(used);
  }

  /** True if what is repeated so may be empty. */
  private boolean repetition(boolean itemEmpty) {
    if (at >= text.length()) {
      return itemEmpty;
    }
    switch (text.charAt(at)) {
      case '*', '?' -> {
        at++;
        return true;
      }
      case '+' -> {
        at++;
        return itemEmpty;
      }
      case '{' -> {
        return bounds() == 0 || itemEmpty;
      }
      default -> {
        return itemEmpty;
      }
    }
  }

  private int bounds() {
    at++;
    int least = number();
    int most = least;
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      most = at < text.length() && text.charAt(at) == '}' ? MOST_REPETITIONS : number();
    }
    expect("}");
    if (least > most || most > MOST_REPETITIONS) {
      throw broken("repetitions from " + least + " to " + most);
    }
    return least;
  }

  private int number() {
    int from = at;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 9) {
      at++;
    }
    if (from == at) {
      throw broken("a number is missing");
    }
    return Integer.parseInt(text.substring(from, at));
  }

  /** Passes over a literal or a class and returns how many characters it has. */
  private int quoted(char end) {
    at++;
    int characters = 0;
    while (at < text.length() && text.charAt(at) != end) {
      if (text.charAt(at) == '\\') {
        at++;
        if (at >= text.length() || "nrtxuU\\\"[]^-".indexOf(text.charAt(at)) < 0) {
          throw broken("an unknown escape");
        }
      }
      at++;
      characters++;
    }
    expect(String.valueOf(end));
    return characters;
  }

  private boolean atName() {
    return at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-');
  }

  private String name() {
    int from = at;
    while (atName()) {
      at++;
    }
    if (from == at) {
      throw broken("a rule name is missing");
    }
    return text.substring(from, at);
  }

  private void expect(String what) {
    if (!text.startsWith(what, at)) {
      throw broken("'" + what + "' is missing");
    }
    at += what.length();
  }

  private void skipBlank(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == ' ' || c == '\t' || (lines && (c == '\n' || c == '\r'))) {
        at++;
      } else {
        return;
      }
    }
  }

  private IllegalArgumentException broken(String why) {
    return new IllegalArgumentException("the grammar cannot be read at " + at + ": " + why);
  }
}
