package dev.bellwether.engine;

import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.embedded.LexiconModel;
import java.time.Duration;
import java.time.Instant;

/** Wires the rooms together; the one place that knows which implementation stands behind a port. */
final class Assembly {
  /** An embedded answer takes microseconds; a minute only bounds a text that defeats the rules. */
  private static final Duration EMBEDDED_PATIENCE = Duration.ofMinutes(1);

  private Assembly() {}

  /** The embedded tier. */
  static LanguageModel embedded() {
    return LexiconModel.load();
  }

  static Instant deadline(Instant now) {
    return now.plus(EMBEDDED_PATIENCE);
  }
}
