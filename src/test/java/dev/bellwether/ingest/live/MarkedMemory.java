package dev.bellwether.ingest.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers marks only. */
public final class MarkedMemory implements LiveMemory {
  private final Map<String, Map<String, String>> marks = new HashMap<>();

  @Override
  public Map<String, String> marks(String source) {
    return Map.copyOf(marks.getOrDefault(source, Map.of()));
  }

  /** Keeps the marks of a poll. */
  public void keep(LiveSource source, Poll poll) {
    keep(source.name(), List.of(), List.of(), poll.marks(), Instant.EPOCH);
  }

  @Override
  public void keep(
      String source,
      List<Seen> seen,
      List<Print> prints,
      Map<String, String> changed,
      Instant now) {
    Map<String, String> all = marks.computeIfAbsent(source, name -> new HashMap<>());
    changed.forEach(all::put);
    all.values().removeIf(String::isEmpty);
  }

  @Override
  public Optional<Seen> document(String documentId) {
    return Optional.empty();
  }

  @Override
  public Optional<Seen> latest(String source, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Seen> withPrint(String print, Instant since) {
    return Optional.empty();
  }

  @Override
  public boolean has(String print) {
    return false;
  }

  @Override
  public List<Seen> since(Instant since) {
    return List.of();
  }
}
