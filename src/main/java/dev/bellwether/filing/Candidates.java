package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges single elements: is this the heading of an item, and how surely? */
final class Candidates {
  private static final int LONGEST_HEADING = 300;

  /** What goes on like this is a sentence about an item and not its heading. */
  private static final Pattern PROSE =
      Pattern.compile(
          "(?:of|in|to|is|are|was|were|shall|will|above|below|herein|hereof|hereby|and exhibit|and(?!\\s+(?:items?\\s+)?\\d)|as|for|has|have|which|that"
              + "|incorporated|including|under|by|on|from|or|,)\\b.*|\\(?continued.*|.*\\(continued\\)\\W*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Contents lines end with their page. */
  private static final Pattern PAGE_AT_END =
      Pattern.compile(
          ".*(?:\\.{3,}|\\s\\.\\s\\.|[\\s\\u2026])\\s*(?:\\d{1,3}|[ivx]+)\\s*", Pattern.DOTALL);

  private static final Pattern SENTENCE = Pattern.compile("\\.\\s");

  private Candidates() {}

  /**
   * The words that head an element: all of it, what is emphasised, or its first sentence.
   *
   * @param lettered another number that they may mean; mostly empty
   * @param next the short element below, which may be the title of a number that stands alone
   */
  record Words(
      String number,
      String lettered,
      String title,
      boolean ownElement,
      boolean emphasised,
      String next) {

    /** The same with the title that stands below, if that is what it is. */
    Words completed(List<ItemTable.Item> items) {
      boolean isTitle =
          title.isEmpty()
              && items.stream().anyMatch(i -> ItemTable.likeness(i, next) >= TITLE_BELOW);
      return isTitle ? new Words(number, lettered, next, ownElement, emphasised, "") : this;
    }
  }

  /** A line below a number that says this much of the item's title is the title. */
  private static final double TITLE_BELOW = 0.6;

  /** The heading an element starts with; empty if it starts with none. */
  static Optional<Words> read(Reading reading, int element) {
    Element candidate = reading.elements().get(element);
    if (candidate.kind() == Element.Kind.TABLE) {
      return Optional.empty();
    }
    Span span = candidate.span();
    int end = Math.min(span.end(), span.start() + 2 * LONGEST_HEADING);
    String text = reading.text().substring(span.start(), end);
    Optional<ItemHeading> heading = ItemHeading.of(text);
    if (heading.isEmpty()) {
      return Optional.empty();
    }
    String rest = text.substring(heading.get().end()).strip();
    if (PROSE.matcher(rest).matches() && !startsUpper(rest)) {
      return Optional.empty();
    }
    int emphasis = reading.emphasis()[element];
    boolean own = span.length() <= LONGEST_HEADING;
    String title = own ? rest : shorter(rest, text, emphasis, heading.get().end());
    return Optional.of(
        new Words(
            heading.get().item(),
            heading.get().lettered(),
            title,
            own,
            emphasis > 3,
            rest.isEmpty() ? shortBelow(reading, element) : ""));
  }

  private static String shortBelow(Reading reading, int element) {
    if (element + 1 >= reading.elements().size()) {
      return "";
    }
    Element below = reading.elements().get(element + 1);
    boolean title = below.kind() != Element.Kind.TABLE && below.span().length() <= LONGEST_HEADING;
    return title ? below.span().of(reading.text()).strip() : "";
  }

  private static boolean startsUpper(String rest) {
    return !rest.isEmpty()
        && Character.isUpperCase(rest.charAt(0))
        && !rest.toLowerCase(Locale.ROOT).contains("(continued");
  }

  private static String shorter(String rest, String text, int emphasis, int numberEnd) {
    if (emphasis > numberEnd && emphasis < text.length()) {
      return text.substring(numberEnd, emphasis).strip();
    }
    Matcher sentence = SENTENCE.matcher(rest);
    int end = sentence.find() ? sentence.start() : rest.length();
    return rest.substring(0, Math.min(end, LONGEST_HEADING)).strip();
  }

  /** True if the line ends with a page number, as in a table of contents. */
  static boolean endsWithPage(String line) {
    return line.length() <= LONGEST_HEADING && PAGE_AT_END.matcher(line).matches();
  }

  /** How surely the words head this item. */
  static double confidence(Words words, ItemTable.Item item) {
    double confidence = 0.45;
    confidence += 0.3 * Math.min(1, 1.5 * ItemTable.likeness(item, words.title()));
    confidence += words.ownElement() ? 0.12 : 0;
    confidence += words.emphasised() ? 0.12 : 0;
    return confidence;
  }
}
