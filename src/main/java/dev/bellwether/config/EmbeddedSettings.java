package dev.bellwether.config;

import static dev.bellwether.config.SettingKey.key;

import java.util.List;

/**
 * The embedded tier.
 *
 * @param model what reads a text
 * @param head name of the trained head on top of the encoder
 * @param nearDuplicates whether the encoder finds near-duplicates
 */
public record EmbeddedSettings(EmbeddedModel model, String head, boolean nearDuplicates) {
  private static final SettingKey<EmbeddedModel> MODEL =
      key(
          "embedded.model",
          Choice.of(EmbeddedModel.class),
          EmbeddedModel.ENCODER,
          "What reads a text: encoder or lexicon");

  private static final SettingKey<String> HEAD =
      key("embedded.head", new FileName(), "shipped", "Trained head; see 'bellwether model list'");

  private static final SettingKey<Boolean> NEAR_DUPLICATES =
      key(
          "embedded.near_duplicates",
          new YesNo(),
          false,
          "Find near-duplicates by the encoder; 5 ms a text");

  /** Every one of these, in the order they are shown. */
  static final List<SettingKey<?>> KEYS = List.of(MODEL, HEAD, NEAR_DUPLICATES);

  static EmbeddedSettings of(Resolution from) {
    return new EmbeddedSettings(from.value(MODEL), from.value(HEAD), from.value(NEAR_DUPLICATES));
  }
}
