package dev.bellwether.watch;

import dev.bellwether.ingest.live.LiveMemory;
import dev.bellwether.ingest.live.Print;
import dev.bellwether.ingest.live.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers as long as it lives. */
final class MapMemory implements LiveMemory {
  private final Map<String, Seen> documents = new ConcurrentHashMap<>();
  private final Map<List<String>, Seen> latest = new ConcurrentHashMap<>();
  private final Map<String, String> prints = new ConcurrentHashMap<>();

  @Override
  public Map<String, String> marks(String source) {
    return Map.of();
  }

  @Override
  public Optional<Seen> document(String id) {
    return Optional.ofNullable(documents.get(id));
  }

  @Override
  public Optional<Seen> latest(String source, String key) {
    return Optional.ofNullable(latest.get(List.of(source, key)));
  }

  @Override
  public Optional<Seen> withPrint(String print, Instant since) {
    return Optional.ofNullable(prints.get(print)).flatMap(this::document);
  }

  @Override
  public boolean has(String print) {
    return prints.containsKey(print);
  }

  @Override
  public List<Seen> since(Instant since) {
    return List.of();
  }

  @Override
  public void keep(
      String source, List<Seen> seen, List<Print> with, Map<String, String> marks, Instant now) {
    for (Seen each : seen) {
      documents.put(each.documentId(), each);
      latest.put(List.of(each.source(), each.key()), each);
    }
    with.forEach(print -> prints.put(print.text(), print.documentId()));
  }
}
