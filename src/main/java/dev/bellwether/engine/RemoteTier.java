package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import dev.bellwether.config.CloudSettings;
import dev.bellwether.config.RemoteSettings;
import dev.bellwether.llm.Catalogue;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.llm.Protocol;
import dev.bellwether.llm.VendorClient;
import dev.bellwether.llm.anthropic.AnthropicProtocol;
import dev.bellwether.llm.gemini.GeminiProtocol;
import dev.bellwether.llm.openai.OpenAiProtocol;
import dev.bellwether.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tier behind a network that the user has configured.
 *
 * @param card its model
 * @param url where it is
 * @param key its key; empty for a server that asks for none
 */
record RemoteTier(ModelCard card, String url, String key) {

  /** The variable of the environment that holds the key of the OpenAI-compatible server. */
  static final String OPENAI_KEY = variable(Tier.OPENAI);

  /** The configured ones: Gemini and Claude have a key, the OpenAI-compatible server an address. */
  static List<RemoteTier> configured(Context context, Catalogue catalogue) {
    CloudSettings cloud = context.settings().cloud();
    List<RemoteTier> tiers = new ArrayList<>();
    key(context, Tier.GEMINI, cloud.gemini())
        .ifPresent(key -> tiers.add(of(catalogue, Tier.GEMINI, cloud.gemini(), key)));
    key(context, Tier.CLAUDE, cloud.claude())
        .ifPresent(key -> tiers.add(of(catalogue, Tier.CLAUDE, cloud.claude(), key)));
    if (!cloud.openai().url().isEmpty()) {
      tiers.add(of(catalogue, Tier.OPENAI, cloud.openai(), openAiKey(context)));
    }
    return tiers;
  }

  /** Of the OpenAI-compatible server; empty if it asks for none. */
  static String openAiKey(Context context) {
    return key(context, Tier.OPENAI, context.settings().cloud().openai()).orElse("");
  }

  private static String variable(Tier tier) {
    return "BELLWETHER_" + tier.name() + "_API_KEY";
  }

  private static RemoteTier of(
      Catalogue catalogue, Tier tier, RemoteSettings settings, String key) {
    return new RemoteTier(catalogue.get(tier, settings.model()), settings.url(), key);
  }

  private static Optional<String> key(Context context, Tier tier, RemoteSettings settings) {
    String variable = variable(tier);
    Optional<String> key = context.secrets().variable(variable);
    if (key.isEmpty() && !settings.keyFile().isEmpty()) {
      key = Optional.of(read(context.workspace().root().resolve(settings.keyFile()), tier));
    }
    key.ifPresent(context.secrets()::hide);
    if (key.isPresent() && !key.get().chars().allMatch(RemoteTier::isVisible)) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "the key of the " + tier.key() + " tier holds a character that no key has",
          "look for a line break, a space or a letter with an accent in it");
    }
    return key;
  }

  /** Of what a header can hold; a blank or a line break comes from a slip in copying. */
  private static boolean isVisible(int c) {
    return c > ' ' && c < 127;
  }

  private static String read(Path file, Tier tier) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new BellwetherException(
          BellwetherException.Kind.CREDENTIALS,
          "cannot read the key of the " + tier.key() + " tier from " + file,
          "set " + tier.key() + ".key_file to a file that holds the key and nothing else",
          e);
    }
  }

  /** Host and port of where it is. */
  String server() {
    return VendorClient.server(
        card.tier() == Tier.OPENAI ? VendorClient.ownServer(url, key) : VendorClient.address(url));
  }

  Protocol protocol(Prompt prompt) {
    return switch (card.tier()) {
      case GEMINI -> new GeminiProtocol(card, prompt, url, key);
      case CLAUDE -> new AnthropicProtocol(card, prompt, url, key);
      case OPENAI -> new OpenAiProtocol(card, prompt, url, key);
      case EMBEDDED, LOCAL ->
          throw new IllegalStateException(card.tier() + " is not behind a network");
    };
  }
}
