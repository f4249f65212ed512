package dev.bellwether.watch;

import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.ingest.live.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Shows what it is given. */
final class FakeSource implements LiveSource {
  final ConcurrentLinkedQueue<Sighting> news = new ConcurrentLinkedQueue<>();

  /** When its turn is instead of now, for the next looks. */
  final ConcurrentLinkedQueue<Duration> turns = new ConcurrentLinkedQueue<>();

  /** If set, a look takes so long and fails, and so much time is to pass until the next. */
  volatile Duration hangs = Duration.ZERO;

  /** When the looks began, by the clock that only goes forward. */
  final List<Long> looks = new CopyOnWriteArrayList<>();

  @Override
  public String name() {
    return "wire";
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(5);
  }

  @Override
  public Poll poll(Instant now) {
    looks.add(System.nanoTime());
    if (!hangs.isZero()) {
      LockSupport.parkNanos(hangs.toNanos());
      return new Poll(
          List.of(), List.of(), now.plus(hangs), Optional.of("hangs"), false, false, Map.of());
    }
    Duration turn = turns.poll();
    if (turn != null) {
      return Poll.notYet(now.plus(turn));
    }
    List<Sighting> seen = new ArrayList<>();
    for (Sighting next = news.poll(); next != null; next = news.poll()) {
      seen.add(next);
    }
    return Poll.of(seen, List.of(), now.plus(interval()), Map.of());
  }

  @Override
  public void close() {}
}
