package dev.bellwether.filing;

import dev.bellwether.Element;
import java.util.List;
import java.util.Set;

/**
 * Headings that say the title of an item and not its number, such as "Risk Factors". They are
 * believed only where a report numbers its items nowhere but in an index.
 */
final class BareTitles {
  private static final int LONGEST = 160;

  /** "Management's Discussion and Analysis" is enough, "Financial Condition" is not. */
  private static final double ENOUGH = 0.4;

  /**
   * A heading.
   *
   * @param confidence well below that of a heading with its number
   */
  record Titled(ItemTable.Item item, String title, double confidence) {}

  private BareTitles() {}

  /** The items that an element may be the heading of; mostly none. */
  static List<Titled> read(Reading reading, int element, ItemTable table) {
    Element heading = reading.elements().get(element);
    if (heading.kind() != Element.Kind.TITLE || heading.span().length() > LONGEST) {
      return List.of();
    }
    String title = heading.span().of(reading.text()).strip();
    String first = ItemTable.firstWord(title);
    if (table.items().stream().noneMatch(item -> item.first().equals(first))) {
      return List.of();
    }
    Set<String> said = ItemTable.words(title);
    return table.items().stream()
        .filter(item -> item.first().equals(first) && item.words().containsAll(said))
        .filter(item -> ItemTable.likeness(item, title) >= ENOUGH)
        .map(item -> new Titled(item, title, 0.3 + 0.2 * ItemTable.likeness(item, title)))
        .toList();
  }
}
