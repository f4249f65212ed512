package dev.bellwether.llm.embedded;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Says of each text which of those published in the time before it said the same. Only texts with
 * equal claims are compared, of these the latest {@value #MOST_COMPARED}. Texts must be offered in
 * the order of publication; the answer depends on nothing but the texts of the window. Not
 * thread-safe.
 */
public final class GistIndex {
  private static final int MOST_COMPARED = 256;
  private static final int SWEEP_EVERY = 4096;

  private record Entry(String id, long micros, Gist gist) {}

  private final long windowMicros;
  private final Map<Long, Deque<Entry>> byClaims = new HashMap<>();
  private long latest = Long.MIN_VALUE;
  private int untilSweep = SWEEP_EVERY;

  /** Looks so far back. */
  public GistIndex(Duration window) {
    this.windowMicros = window.toNanos() / 1_000;
  }

  /**
   * Remembers a text and finds the latest before it that said the same.
   *
   * @param micros when it was published, in microseconds since 1970 UTC
   * @throws IllegalArgumentException if it was published before the one offered last
   */
  public Optional<String> latestNear(String id, long micros, Gist gist) {
    Optional<String> found = find(micros, gist);
    same(gist).addLast(new Entry(id, micros, gist));
    return found;
  }

  /** Remembers a text without looking for another. */
  public void add(String id, long micros, Gist gist) {
    advance(micros);
    same(gist).addLast(new Entry(id, micros, gist));
  }

  /** The latest that said the same, without remembering this text. */
  public Optional<String> find(long micros, Gist gist) {
    advance(micros);
    return find(forget(same(gist)), gist);
  }

  private Deque<Entry> same(Gist gist) {
    return byClaims.computeIfAbsent(gist.claims(), claims -> new ArrayDeque<>());
  }

  private void advance(long micros) {
    if (micros < latest) {
      throw new IllegalArgumentException(micros + " comes after " + latest);
    }
    latest = micros;
    if (--untilSweep == 0) {
      untilSweep = SWEEP_EVERY;
      byClaims.values().removeIf(same -> forget(same).isEmpty());
    }
  }

  private Deque<Entry> forget(Deque<Entry> entries) {
    while (!entries.isEmpty() && entries.getFirst().micros() < latest - windowMicros) {
      entries.removeFirst();
    }
    return entries;
  }

  private static Optional<String> find(Deque<Entry> entries, Gist gist) {
    int left = MOST_COMPARED;
    Iterator<Entry> latestFirst = entries.descendingIterator();
    while (latestFirst.hasNext() && left-- > 0) {
      Entry entry = latestFirst.next();
      if (entry.gist().isNear(gist)) {
        return Optional.of(entry.id());
      }
    }
    return Optional.empty();
  }
}
