package dev.bellwether.filing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The items of one form in their order. */
final class ItemTable {
  /**
   * A line of the table.
   *
   * @param order 0, 1, 2 ... in the form
   * @param first the first of the words
   */
  record Item(int order, String part, String item, String title, Set<String> words, String first) {}

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final Set<String> SMALL_WORDS =
      Set.of("a", "an", "and", "of", "or", "the", "to", "in", "on", "for", "s", "with", "by");

  private final List<Item> items;

  private ItemTable(List<Item> items) {
    this.items = items;
  }

  /** The items of a form: 8-K, 8-K-old, 10-K, 10-Q or 20-F. */
  static ItemTable of(String form) {
    List<Item> items = new ArrayList<>();
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals(form)) {
        items.add(
            new Item(
                items.size(),
                fields[1],
                fields[2],
                fields[3],
                words(fields[3]),
                firstWord(fields[3])));
      }
    }
    return new ItemTable(items);
  }

  private static List<String> lines() {
    try (InputStream table = ItemTable.class.getResourceAsStream("items.tsv")) {
      if (table == null) {
        throw new IllegalStateException("items.tsv is missing from the jar");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Item> items() {
    return items;
  }

  /** The items of this number; a 10-Q has some in both parts. */
  List<Item> numbered(String item) {
    return items.stream().filter(line -> line.item().equals(item)).toList();
  }

  /** The item that EDGAR's own name for it means; in the 1990s it gave the number. */
  Optional<Item> named(String title) {
    List<Item> numbered = numbered(title);
    if (!numbered.isEmpty()) {
      return Optional.of(numbered.get(0));
    }
    return items.stream()
        .filter(line -> likeness(line, title) > 0.6)
        .max((a, b) -> Double.compare(likeness(a, title), likeness(b, title)));
  }

  /** How much of an item's title a heading says, 0 to 1. */
  static double likeness(Item item, String heading) {
    if (item.words().isEmpty()) {
      return 0;
    }
    Set<String> said = words(heading);
    long common = item.words().stream().filter(said::contains).count();
    return (double) common / Math.max(item.words().size(), 1);
  }

  /** The first word that means something, in small letters; empty if there is none. */
  static String firstWord(String text) {
    for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty() && !SMALL_WORDS.contains(word)) {
        return word;
      }
    }
    return "";
  }

  /** The words that mean something, in small letters. */
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (!word.isEmpty() && !SMALL_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }
}
