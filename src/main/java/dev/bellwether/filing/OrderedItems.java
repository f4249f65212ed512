package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * The headings of a form whose items come in a fixed order, each once: of all rising sequences of
 * candidates, the one that speaks most clearly. A table of contents, which names every item too,
 * loses against the headings in the text.
 */
final class OrderedItems {
  /** Contents: so many candidates in a row with next to nothing between. */
  private static final int CONTENTS_RUN = 4;

  private static final int NEXT_TO_NOTHING = 60;

  private static final List<String> PARTS = List.of("I", "II", "III", "IV");

  private final Reading reading;
  private final ItemTable table;
  private final List<Candidate> candidates = new ArrayList<>();

  private OrderedItems(Reading reading, ItemTable table) {
    this.reading = reading;
    this.table = table;
  }

  static List<Candidate> choose(Reading reading, ItemTable table) {
    OrderedItems items = new OrderedItems(reading, table);
    items.collect();
    return items.best();
  }

  private void collect() {
    String part = "";
    List<Candidates.Words> words = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < reading.elements().size(); i++) {
      part = partAt(i, part);
      String now = part;
      int element = i;
      Candidates.read(reading, i)
          .ifPresent(
              found -> {
                words.add(found);
                places.add(element);
                parts.add(now);
              });
    }
    boolean[] contents = contents(places, words);
    for (int i = 0; i < words.size(); i++) {
      add(words.get(i), places.get(i), parts.get(i), contents[i]);
    }
  }

  private String partAt(int element, String before) {
    Element heading = reading.elements().get(element);
    Span span = heading.span();
    if (heading.kind() != Element.Kind.TITLE || span.length() > 80) {
      return before;
    }
    Matcher part = SectionEnd.PART.matcher(span.of(reading.text()));
    return part.matches() ? roman(part.group(1)) : before;
  }

  private static String roman(String number) {
    return switch (number) {
      case "1" -> "I";
      case "2" -> "II";
      case "3" -> "III";
      case "4" -> "IV";
      default -> number.toUpperCase(Locale.ROOT);
    };
  }

  private boolean[] contents(List<Integer> places, List<Candidates.Words> words) {
    boolean[] contents = new boolean[places.size()];
    int runStart = 0;
    for (int i = 1; i <= places.size(); i++) {
      if (i < places.size() && between(places.get(i - 1), places.get(i)) <= NEXT_TO_NOTHING) {
        continue;
      }
      if (i - runStart >= CONTENTS_RUN) {
        Arrays.fill(contents, runStart, i, true);
      }
      runStart = i;
    }
    for (int i = 0; i < contents.length; i++) {
      contents[i] |= Candidates.endsWithPage(words.get(i).title());
    }
    return contents;
  }

  /** Characters between two elements. */
  private int between(int first, int second) {
    return reading.elements().get(second).span().start()
        - reading.elements().get(first).span().end();
  }

  private void add(Candidates.Words words, int element, String part, boolean contents) {
    List<ItemTable.Item> items = table.numbered(words.number());
    ItemTable.Item best = null;
    double likeness = -1;
    for (ItemTable.Item item : items) {
      // The same number in another part: the part's heading decides, or else the title.
      double like = ItemTable.likeness(item, words.title()) + (item.part().equals(part) ? 0.5 : 0);
      if (like > likeness) {
        likeness = like;
        best = item;
      }
    }
    if (best != null) {
      double confidence = Candidates.confidence(words, best);
      ItemTable.Item item = items.size() == 1 && !part.isEmpty() ? inPart(best, part) : best;
      candidates.add(new Candidate(element, item, words.title(), confidence, contents));
    }
  }

  /**
   * Items have moved to other parts over the years: a filing that is further on is believed, one
   * that lacks the heading of the part is not.
   */
  private static ItemTable.Item inPart(ItemTable.Item item, String part) {
    if (PARTS.indexOf(part) <= PARTS.indexOf(item.part())) {
      return item;
    }
    return new ItemTable.Item(item.order(), part, item.item(), item.title(), item.words());
  }

  /** The heaviest rising sequence, by the best that ends with each item of the form. */
  private List<Candidate> best() {
    int orders = table.items().size();
    double[] bestEndingAt = new double[orders];
    int[] lastEndingAt = new int[orders];
    int[] previous = new int[candidates.size()];
    Arrays.fill(lastEndingAt, -1);
    for (int i = 0; i < candidates.size(); i++) {
      int order = candidates.get(i).item().order();
      double before = 0;
      previous[i] = -1;
      for (int lower = 0; lower < order; lower++) {
        if (bestEndingAt[lower] > before) {
          before = bestEndingAt[lower];
          previous[i] = lastEndingAt[lower];
        }
      }
      double weight = before + candidates.get(i).weight();
      if (weight > bestEndingAt[order]) {
        bestEndingAt[order] = weight;
        lastEndingAt[order] = i;
      }
    }
    return trace(bestEndingAt, lastEndingAt, previous);
  }

  private List<Candidate> trace(double[] best, int[] last, int[] previous) {
    int end = -1;
    double most = 0;
    for (int order = 0; order < best.length; order++) {
      if (best[order] > most) {
        most = best[order];
        end = last[order];
      }
    }
    List<Candidate> chosen = new ArrayList<>();
    for (int i = end; i >= 0; i = previous[i]) {
      chosen.add(candidates.get(i));
    }
    Collections.reverse(chosen);
    return chosen;
  }
}
