package dev.bellwether.engine;

import dev.bellwether.Ticker;
import dev.bellwether.ingest.Sketch;
import dev.bellwether.ingest.live.LiveMemory;
import dev.bellwether.ingest.live.Print;
import dev.bellwether.ingest.live.Seen;
import dev.bellwether.store.LiveItems;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is remembered of live sources, in the state file of the workspace. */
final class StoredMemory implements LiveMemory {
  private final LiveItems items;

  StoredMemory(LiveItems items) {
    this.items = items;
  }

  @Override
  public Map<String, String> marks(String source) {
    return items.marks(source);
  }

  @Override
  public Optional<Seen> document(String documentId) {
    return items.document(documentId).map(StoredMemory::seen);
  }

  @Override
  public Optional<Seen> latest(String source, String key) {
    return items.latest(source, key).map(StoredMemory::seen);
  }

  @Override
  public Optional<Seen> withPrint(String print, Instant since) {
    return items.withPrint(print, since).map(StoredMemory::seen);
  }

  @Override
  public boolean has(String print) {
    return items.has(print);
  }

  @Override
  public List<Seen> since(Instant since) {
    return items.since(since).stream().map(StoredMemory::seen).toList();
  }

  @Override
  public void keep(
      String source, List<Seen> seen, List<Print> prints, Map<String, String> marks, Instant now) {
    items.keep(
        source,
        seen.stream().map(StoredMemory::item).toList(),
        prints.stream().map(p -> new LiveItems.Print(p.text(), p.documentId(), p.first())).toList(),
        marks,
        now);
  }

  private static LiveItems.Item item(Seen seen) {
    return new LiveItems.Item(
        seen.documentId(),
        seen.source(),
        seen.key(),
        seen.contentHash(),
        seen.tickers().stream().map(Ticker::symbol).sorted().collect(Collectors.joining(" ")),
        Sketch.toBytes(seen.sketch()),
        seen.first(),
        seen.seenAt());
  }

  private static Seen seen(LiveItems.Item item) {
    return new Seen(
        item.documentId(),
        item.source(),
        item.key(),
        item.contentHash(),
        Arrays.stream(item.tickers().split(" ", -1))
            .filter(symbol -> !symbol.isEmpty())
            .map(Ticker::new)
            .collect(Collectors.toSet()),
        Sketch.fromBytes(item.sketch()),
        item.firstId(),
        item.seenAt());
  }
}
