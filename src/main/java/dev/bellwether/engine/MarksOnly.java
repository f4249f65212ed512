package dev.bellwether.engine;

import dev.bellwether.ingest.live.LiveMemory;
import dev.bellwether.ingest.live.Print;
import dev.bellwether.ingest.live.Seen;
import dev.bellwether.store.LiveItems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers only where {@code ingest} was in each source; which documents it has seen, the store of
 * documents knows.
 */
final class MarksOnly implements LiveMemory {
  /** No source has a control character in its name. */
  private static final String OWN = "ingest\t";

  private final LiveItems items;

  MarksOnly(LiveItems items) {
    this.items = items;
  }

  @Override
  public Map<String, String> marks(String source) {
    return items.marks(OWN + source);
  }

  @Override
  public void keep(
      String source, List<Seen> seen, List<Print> prints, Map<String, String> marks, Instant now) {
    items.keep(OWN + source, List.of(), List.of(), marks, now);
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
