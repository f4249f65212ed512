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
 * does every few seconds, and ready while it takes news and has a channel to tell it to. Safe for
 * threads.
 */
final class WatchHealth implements WatchListener, Health {
  /** Many pulses; a disk that is slow for a while is no reason to kill the watch. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private final LongSupplier nanos;
  private final Set<String> channels = new HashSet<>();
  private long heardAt;
  private boolean started;
  private boolean draining;
  private boolean anyChannel;

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
    } else if (event instanceof WatchEvent.Draining || event instanceof WatchEvent.Stopped) {
      draining = true;
    }
  }

  @Override
  public synchronized Optional<String> dead() {
    Duration silence = Duration.ofNanos(nanos.getAsLong() - heardAt);
    return silence.compareTo(LONGEST_SILENCE) > 0
        ? Optional.of("nothing has happened for " + silence.toSeconds() + " s")
        : Optional.empty();
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
    return dead();
  }
}
