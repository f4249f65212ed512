package dev.bellwether.telemetry;

import dev.bellwether.Selection;
import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.Call;
import dev.bellwether.llm.CallListener;
import dev.bellwether.llm.ModelException;

/** One way of telling the outside. Safe for threads. */
interface Observer extends CallListener, Breaker.Listener, AutoCloseable {
  /** A run has begun; there is one at a time. */
  default void runBegan(Run run) {}

  /** It has ended. */
  default void runEnded(RunEnd end) {}

  @Override
  default void ended(Call call) {}

  @Override
  default void looked(Selection selection, boolean hit) {}

  @Override
  default void notAsked(Selection selection, ModelException why) {}

  @Override
  default void changed(Breaker.Change change) {}

  /** A text is being scored; {@code subject} is a ticker's symbol or {@code *}. */
  default Scoring scoring(String contentHash, String subject) {
    return Scoring.UNHEARD;
  }

  /** Sends what waits, within a time that a user does not mind. */
  @Override
  default void close() {}
}
