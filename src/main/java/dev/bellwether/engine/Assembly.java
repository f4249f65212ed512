package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Profile;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.embedded.LexiconModel;
import java.time.Duration;
import java.time.Instant;

/** Wires the rooms together; the one place that knows which implementation stands behind a port. */
final class Assembly {
  private Assembly() {}

  /** The embedded tier. */
  static LanguageModel embedded() {
    return LexiconModel.load();
  }

  /**
   * A model by the name it has on the command line.
   *
   * @throws BellwetherException if there is none
   */
  static LanguageModel model(Context context, String name) {
    if (name.equals("embedded")) {
      return embedded();
    }
    throw BellwetherException.usage("no tier '" + name + "'", "tiers: embedded");
  }

  /** When an answer stops being of use; live, somebody waits for it. */
  static Instant deadline(Profile profile, Instant now) {
    return now.plus(
        switch (profile) {
          case LIVE -> Duration.ofSeconds(5);
          case BATCH, RESEARCH -> Duration.ofSeconds(60);
        });
  }
}
