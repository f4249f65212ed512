package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.config.Profile;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.embedded.EncoderModel;
import dev.bellwether.llm.embedded.LexiconModel;
import java.time.Duration;
import java.time.Instant;

/** Wires the rooms together; the one place that knows which implementation stands behind a port. */
final class Assembly {
  private Assembly() {}

  /** The embedded tier as it is set. */
  static LanguageModel embedded(Context context) {
    return switch (context.settings().embedded().model()) {
      case ENCODER -> encoder(context);
      case LEXICON -> LexiconModel.load();
    };
  }

  private static LanguageModel encoder(Context context) {
    String head = context.settings().embedded().head();
    return head.equals(EncoderModel.SHIPPED)
        ? EncoderModel.load()
        : EncoderModel.load(head, Heads.of(context).require(head));
  }

  /**
   * A model by the name it has on the command line.
   *
   * @throws BellwetherException if there is none
   */
  static LanguageModel model(Context context, String name) {
    return switch (name) {
      case "embedded" -> embedded(context);
      case "encoder" -> encoder(context);
      case "lexicon" -> LexiconModel.load();
      default ->
          throw BellwetherException.usage(
              "no tier '" + name + "'", "tiers: embedded, and its models encoder and lexicon");
    };
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
