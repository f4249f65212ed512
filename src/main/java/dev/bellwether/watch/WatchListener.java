package dev.bellwether.watch;

/**
 * Hears of everything that happens in a watch, in order, from one thread. What takes time belongs
 * on another thread: the next alert waits for the listener.
 */
@FunctionalInterface
public interface WatchListener {
  /** Something happened. Must not throw. */
  void heard(WatchEvent event);
}
