package dev.bellwether.telemetry;

import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.CacheLook;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.ModelException;
import dev.bellwether.watch.WatchEvent;
import java.util.function.Supplier;

/** One way of telling the outside. Safe for threads. */
interface Observer extends AutoCloseable {
  /** A run has begun; there is one at a time. */
  default void runBegan(Run run) {}

  /** It has ended. */
  default void runEnded(RunEnd end) {}

  /** A call has ended; {@code article} is that of the task it was made for. */
  default void called(String article, Call call) {}

  /** An answer was looked for among those given before. */
  default void looked(Selection selection, CacheLook look) {}

  /** A model was kept from being asked. */
  default void notAsked(Selection selection, ModelException why) {}

  /** A circuit has changed; from and to are the same when it is first seen. */
  default void changed(Breaker.Change change) {}

  /** A text is being scored by this thread. */
  default Scoring scoring(Task task) {
    return Scoring.UNHEARD;
  }

  /** The local tier has workers, which can be asked how they fare at any time. */
  default void workers(Supplier<Workers> workers) {}

  /** Something happened in a watch. */
  default void watched(WatchEvent event) {}

  /** Sends what waits, within a time that a user does not mind. */
  @Override
  default void close() {}
}
