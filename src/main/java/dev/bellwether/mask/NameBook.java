package dev.bellwether.mask;

import dev.bellwether.BellwetherException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Names of companies, products and people that are known beforehand, by their first word. */
public final class NameBook {
  /** The words of a name have no more than " & " between them. */
  private static final int FARTHEST = 3;

  private final Map<String, List<KnownName>> byFirstWord = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private NameBook() {}

  /**
   * The names that Bellwether comes with, and the user's own.
   *
   * @param own lines of kind, ticker and names, as in the list that Bellwether comes with; may be
   *     empty
   * @throws BellwetherException (usage) if a line is none
   */
  public static NameBook of(List<String> own) {
    NameBook book = new NameBook();
    WordLists.lines("names.tsv").forEach(book::add);
    own.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(book::add);
    Comparator<KnownName> longestFirst =
        Comparator.comparingInt((KnownName name) -> -name.words().size());
    book.byFirstWord.values().forEach(names -> names.sort(longestFirst));
    return book;
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 3) {
      throw broken(line);
    }
    KnownName.Kind kind = kind(cells[0], line);
    text.append(line).append('\n');
    for (String name : cells[2].split("\\|", -1)) {
      boolean ambiguous = name.endsWith("?");
      String plain = ambiguous ? name.substring(0, name.length() - 1) : name;
      List<String> words = Words.of(plain).stream().map(Words.Word::base).toList();
      if (words.isEmpty()) {
        throw broken(line);
      }
      // People and products are told apart by name, whatever a company is called.
      String entity = kind == KnownName.Kind.COMPANY ? cells[1] : plain.toLowerCase(Locale.ROOT);
      byFirstWord
          .computeIfAbsent(key(plain), first -> new ArrayList<>())
          .add(new KnownName(kind, cells[1], entity, words, ambiguous));
    }
  }

  private static String key(String name) {
    return Words.of(name).get(0).base().toLowerCase(Locale.ROOT);
  }

  private static KnownName.Kind kind(String word, String line) {
    return switch (word) {
      case "company" -> KnownName.Kind.COMPANY;
      case "product" -> KnownName.Kind.PRODUCT;
      case "person" -> KnownName.Kind.PERSON;
      default -> throw broken(line);
    };
  }

  private static BellwetherException broken(String line) {
    return BellwetherException.usage(
        "names.tsv: cannot understand '" + line + "'",
        "a line is company, product or person, a tab, a ticker, a tab, and names between |");
  }

  /** Everything in it, for a fingerprint. */
  String text() {
    return text.toString();
  }

  /**
   * The longest known name that begins at a word.
   *
   * @param subject whom the text is about; empty if nobody says
   * @param casual whether the text is written without capital letters
   * @param ordinary words that are a name only with a capital letter
   */
  Optional<KnownName> at(
      List<Words.Word> words,
      int from,
      String subject,
      boolean casual,
      Predicate<String> ordinary) {
    String first = words.get(from).base().toLowerCase(Locale.ROOT);
    return byFirstWord.getOrDefault(first, List.of()).stream()
        .filter(name -> !name.ambiguous() || name.owner().equals(subject))
        .filter(name -> stands(name, words, from, word -> !casual && ordinary.test(word)))
        .min(
            Comparator.comparingInt((KnownName name) -> -name.words().size())
                .thenComparing(name -> name.owner().equals(subject) ? 0 : 1));
  }

  private static boolean stands(
      KnownName name, List<Words.Word> words, int from, Predicate<String> needsCapital) {
    if (from + name.words().size() > words.size()) {
      return false;
    }
    for (int i = 0; i < name.words().size(); i++) {
      Words.Word word = words.get(from + i);
      boolean apart = i > 0 && word.start() - words.get(from + i - 1).end() > FARTHEST;
      if (apart || !isWritten(name.words().get(i), word.base(), needsCapital)) {
        return false;
      }
    }
    return true;
  }

  /** As it is spelt, or in capitals; if it might be an ordinary word, with its capital letter. */
  private static boolean isWritten(String name, String written, Predicate<String> needsCapital) {
    boolean capital = Character.isUpperCase(name.charAt(0)) && needsCapital.test(name);
    return (written.equalsIgnoreCase(name) || written.equalsIgnoreCase(name + "s"))
        && (!capital || !Character.isLowerCase(written.charAt(0)));
  }
}
