package dev.bellwether.engine;

import dev.bellwether.guard.Breaker;
import dev.bellwether.watch.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Hands changes of circuits to a watch, which is made after the circuits. Safe for threads. */
final class Circuits {
  private final List<WatchEvent> early = new ArrayList<>();
  private Consumer<WatchEvent> listener = early::add;

  synchronized void add(Breaker.Change change) {
    listener.accept(
        new WatchEvent.CircuitChanged(
            change.at(), change.name(), word(change.from()), word(change.to())));
  }

  private static String word(Breaker.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** From now on the listener hears of changes, first of those so far. */
  synchronized void tell(Consumer<WatchEvent> hears) {
    early.forEach(hears);
    early.clear();
    listener = hears;
  }
}
