package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The headings of a form whose items come in a fixed order, each once: of all rising sequences of
 * candidates, the one that speaks most clearly. A table of contents, which names every item too,
 * loses against the headings in the text.
 */
final class OrderedItems {
  /** Contents: so many candidates in a row with next to nothing between. */
  private static final int CONTENTS_RUN = 4;

  private static final int NEXT_TO_NOTHING = 60;

  /** How sure one can be of a heading that stands among others like a line of contents. */
  private static final double IN_CONTENTS = 0.3;

  /** A report with fewer headings that name an item does not name them in its text. */
  private static final int FEWEST = 3;

  /** With so many characters below, a heading has a section. */
  private static final double ROOMY = 1_500;

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
    List<Candidate> best = items.best();
    boolean numbered = best.stream().filter(c -> !c.contents()).count() >= FEWEST;
    return (numbered ? best : items.titled()).stream().map(OrderedItems::doubted).toList();
  }

  private static Candidate doubted(Candidate c) {
    double confidence = c.contents() ? Math.min(c.confidence(), IN_CONTENTS) : c.confidence();
    return new Candidate(c.element(), c.item(), c.title(), confidence, c.contents(), c.room());
  }

  /** For reports that number their items only in an index: what their titles head. */
  private List<Candidate> titled() {
    for (int i = 0; i < reading.elements().size(); i++) {
      int element = i;
      BareTitles.read(reading, i, table)
          .forEach(
              bare ->
                  candidates.add(
                      new Candidate(
                          element, bare.item(), bare.title(), bare.confidence(), false, 0)));
    }
    candidates.sort(Comparator.comparingInt(Candidate::element));
    return best();
  }

  private void collect() {
    String part = "";
    List<Candidates.Words> words = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < reading.elements().size(); i++) {
      part = SectionEnd.part(reading, i).orElse(part);
      String now = part;
      int element = i;
      Candidates.read(reading, i)
          .map(found -> found.completed(table.numbered(found.number())))
          .ifPresent(
              found -> {
                words.add(found);
                places.add(element);
                parts.add(now);
              });
    }
    boolean[] contents = contents(places, words);
    for (int i = 0; i < words.size(); i++) {
      add(words.get(i), places.get(i), parts.get(i), contents[i], room(places, i));
    }
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

  private double room(List<Integer> places, int candidate) {
    boolean last = candidate + 1 == places.size();
    int below =
        last
            ? reading.text().length() - reading.elements().get(places.get(candidate)).span().end()
            : between(places.get(candidate), places.get(candidate + 1));
    return Math.min(1, Math.max(0, below) / ROOMY);
  }

  /** Characters between two elements. */
  private int between(int first, int second) {
    return reading.elements().get(second).span().start()
        - reading.elements().get(first).span().end();
  }

  private void add(
      Candidates.Words words, int element, String part, boolean contents, double room) {
    List<ItemTable.Item> items = meant(words);
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
      candidates.add(new Candidate(element, item, words.title(), confidence, contents, room));
    }
  }

  /** "Item 7(A)" is 7A under the title of 7A, and 7 under its own. */
  private List<ItemTable.Item> meant(Candidates.Words words) {
    List<ItemTable.Item> items = table.numbered(words.number());
    List<ItemTable.Item> lettered = table.numbered(words.lettered());
    boolean isLettered =
        !lettered.isEmpty() && likeness(lettered, words.title()) > likeness(items, words.title());
    return isLettered ? lettered : items;
  }

  private static double likeness(List<ItemTable.Item> items, String title) {
    return items.stream().mapToDouble(i -> ItemTable.likeness(i, title)).max().orElse(0);
  }

  /**
   * Items have moved to other parts over the years: a filing that is further on is believed, one
   * that lacks the heading of the part is not.
   */
  private static ItemTable.Item inPart(ItemTable.Item item, String part) {
    if (PARTS.indexOf(part) <= PARTS.indexOf(item.part())) {
      return item;
    }
    return new ItemTable.Item(
        item.order(), part, item.item(), item.title(), item.words(), item.first());
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
    return whole(chosen);
  }

  /** "Item 14(a)(3)" goes on with what "Item 14" began, though more may stand below it. */
  private List<Candidate> whole(List<Candidate> chosen) {
    List<Candidate> whole = new ArrayList<>();
    int from = -1;
    for (Candidate one : chosen) {
      int after = from;
      whole.add(
          candidates.stream()
              .filter(c -> c.element() > after && c.element() <= one.element())
              .filter(c -> c.item().order() == one.item().order())
              .filter(c -> c.contents() == one.contents() && c.confidence() >= one.confidence())
              .findFirst()
              .orElse(one));
      from = one.element();
    }
    return whole;
  }
}
