package dev.bellwether.ingest.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sightings that were judged and are not kept yet. Not thread-safe. */
final class Unkept {
  private record Entry(Sighting sighting, Seen seen, List<Print> prints) {}

  private final Map<String, Entry> byDocument = new HashMap<>();
  private final Map<List<String>, String> byKey = new HashMap<>();
  private final Map<String, String> byPrint = new HashMap<>();

  void add(Sighting sighting, Seen seen, List<Print> prints) {
    byDocument.put(seen.documentId(), new Entry(sighting, seen, prints));
    byKey.put(List.of(seen.source(), seen.key()), seen.documentId());
    for (Print print : prints) {
      if (print.first()) {
        byPrint.put(print.text(), seen.documentId());
      } else {
        byPrint.putIfAbsent(print.text(), seen.documentId());
      }
    }
  }

  void forget(String documentId) {
    Entry entry = byDocument.remove(documentId);
    if (entry != null) {
      byKey.remove(List.of(entry.seen().source(), entry.seen().key()), documentId);
      entry.prints().forEach(print -> byPrint.remove(print.text(), documentId));
    }
  }

  Optional<Sighting> sighting(String documentId) {
    return entry(documentId).map(Entry::sighting);
  }

  Optional<Seen> document(String documentId) {
    return entry(documentId).map(Entry::seen);
  }

  List<Print> prints(String documentId) {
    return entry(documentId).map(Entry::prints).orElse(List.of());
  }

  Optional<Seen> latest(String source, String key) {
    return Optional.ofNullable(byKey.get(List.of(source, key))).flatMap(this::document);
  }

  Optional<Seen> withPrint(String print) {
    return Optional.ofNullable(byPrint.get(print)).flatMap(this::document);
  }

  private Optional<Entry> entry(String documentId) {
    return Optional.ofNullable(byDocument.get(documentId));
  }
}
