package dev.bellwether.bulk;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parts that others take the place of, which a run finds in its output. Those of a date go when its
 * first new part is ready: a run that never gets so far, because its servers are down or its key is
 * wrong, leaves the output as it was. They go before the new part comes: between two states of a
 * date a reader may miss rows, but never sees one twice.
 *
 * @param files below the output, by date
 */
public record Outdated(TreeMap<String, TreeSet<String>> files) implements Serializable {
  /** How many files. */
  public int count() {
    return files.values().stream().mapToInt(Set::size).sum();
  }

  /** Removes those of a date, with their rejects. Safe for several who do it at once. */
  public void remove(Shelf shelf, String date) throws IOException {
    for (String file : files.getOrDefault(date, new TreeSet<>())) {
      shelf.remove(file);
      shelf.remove(Rejects.ofPart(file));
    }
  }

  /** Removes those of the dates that no new part is made for. */
  public void removeBut(Shelf shelf, Collection<Part> waiting) throws IOException {
    Set<String> dates = new TreeSet<>(files.keySet());
    waiting.forEach(part -> dates.remove(part.date()));
    for (String date : dates) {
      remove(shelf, date);
    }
  }
}
