package dev.bellwether.filing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The headings of an 8-K. Any item may come, in any order; a heading may name several at once. */
final class EventItems {
  /** Exhibits and signatures are listed in contents by lines no longer than this. */
  private static final int LONGEST_ENTRY = 120;

  private final Reading reading;
  private final ItemTable current = ItemTable.of("8-K");
  private final ItemTable old = ItemTable.of("8-K-old");

  private EventItems(Reading reading) {
    this.reading = reading;
  }

  static List<Candidate> choose(Reading reading) {
    return new EventItems(reading).choose();
  }

  private List<Candidate> choose() {
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; i < reading.elements().size(); i++) {
      int element = i;
      Candidates.read(reading, i).ifPresent(words -> add(words, element, found));
    }
    boolean isNew = found.stream().anyMatch(c -> c.item().item().contains("."));
    found.removeIf(c -> c.item().item().contains(".") != isNew);
    return withoutContents(found);
  }

  private void add(Candidates.Words words, int element, List<Candidate> found) {
    ItemTable table = words.number().contains(".") ? current : old;
    List<ItemTable.Item> items = table.numbered(words.number());
    Candidates.Words heading = words.completed(items);
    for (ItemTable.Item item : items) {
      found.add(
          new Candidate(
              element,
              item,
              heading.title(),
              Candidates.confidence(heading, item),
              Candidates.endsWithPage(heading.title()),
              1));
    }
  }

  /** A line that is named again further down, with no text below it here, belongs to contents. */
  private List<Candidate> withoutContents(List<Candidate> found) {
    List<Candidate> kept = new ArrayList<>();
    Set<String> later = new HashSet<>();
    for (int i = found.size() - 1; i >= 0; i--) {
      Candidate candidate = found.get(i);
      boolean again = !later.add(candidate.item().item());
      boolean bare = i + 1 < found.size() && isBare(candidate, found.get(i + 1));
      if (!(again && (bare || candidate.contents()))) {
        kept.add(candidate);
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private boolean isBare(Candidate heading, Candidate next) {
    for (int i = heading.element() + 1; i < next.element(); i++) {
      if (reading.elements().get(i).span().length() > LONGEST_ENTRY) {
        return false;
      }
    }
    return true;
  }
}
