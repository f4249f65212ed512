package dev.bellwether.engine;

import dev.bellwether.telemetry.Health;
import dev.bellwether.watch.WatchEvent;
import dev.bellwether.watch.WatchListener;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How a watch fares, by what it tells: it is alive as long as it tells how things stand, which it
 * does every few seconds, and ready while it takes news, can write it down, and has a channel to
 * tell it to. Safe for threads.
 */
final class WatchHealth implements WatchListener, Health {
  /** Many pulses; a disk that is slow for a while is no reason to kill the watch. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  /** A journal that cannot be written is told of at each try, twice a second. */
  private static final Duration BETWEEN_TROUBLES = Duration.ofSeconds(10);

  /** A full disk is for a human to empty; after that, only a new process may help. */
  private static final Duration LONGEST_TROUBLE = Duration.ofMinutes(10);

  private final LongSupplier nanos;
  private final Set<String> channels = new HashSet<>();
  private long heardAt;
  private Optional<Trouble> trouble = Optional.empty();
  private boolean started;
  private boolean draining;
  private boolean anyChannel;

  /** What the journal has been troubled by, since when and until when. */
  private record Trouble(String what, long since, long last) {}

  WatchHealth(LongSupplier nanos) {
    this.nanos = nanos;
    this.heardAt = nanos.getAsLong();
  }

  @Override
  public synchronized void heard(WatchEvent event) {
    heardAt = nanos.getAsLong();
    if (event instanceof WatchEvent.Started begun) {
      started = true;
      channels.addAll(begun.channels());
      anyChannel = !channels.isEmpty();
    } else if (event instanceof WatchEvent.ChannelRetired gone) {
      channels.remove(gone.channel());
    } else if (event instanceof WatchEvent.JournalTroubled troubled) {
      long since = trouble().map(Trouble::since).orElse(heardAt);
      trouble = Optional.of(new Trouble(troubled.trouble(), since, heardAt));
    } else if (event instanceof WatchEvent.Draining || event instanceof WatchEvent.Stopped) {
      draining = true;
    }
  }

  @Override
  public synchronized Optional<String> dead() {
    if (since(heardAt).compareTo(LONGEST_SILENCE) > 0) {
      return Optional.of("nothing has happened for " + since(heardAt).toSeconds() + " s");
    }
    return trouble()
        .filter(lasting -> since(lasting.since()).compareTo(LONGEST_TROUBLE) > 0)
        .map(Trouble::what);
  }

  private Duration since(long then) {
    return Duration.ofNanos(nanos.getAsLong() - then);
  }

  /** Of now. */
  private Optional<Trouble> trouble() {
    return trouble.filter(last -> since(last.last()).compareTo(BETWEEN_TROUBLES) < 0);
  }

  @Override
  public synchronized Optional<String> notReady() {
    if (!started) {
      return Optional.of("starting");
    }
    if (draining) {
      return Optional.of("stopping");
    }
    if (anyChannel && channels.isEmpty()) {
      return Optional.of("every channel has been retired");
    }
    return trouble().map(Trouble::what).or(this::dead);
  }
}
