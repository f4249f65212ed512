package dev.bellwether.engine;

import dev.bellwether.prompt.Prompt;
import java.util.List;

/** {@code prompt}: what models are told. */
public final class ReadPrompts {

  /** A prompt as it is shown. */
  public record Shown(
      String name,
      int version,
      String sha256,
      String origin,
      int maxOutputTokens,
      String system,
      String user) {

    /** The prompt as the text of a file. */
    public String file() {
      return """
          ---
          name: %s
          version: %d
          max_output_tokens: %d
          ---
          # System

          %s

          # User

          %s
          """
          .formatted(name, version, maxOutputTokens, system, user);
    }

    private static Shown of(Prompt prompt) {
      return new Shown(
          prompt.name(),
          prompt.version(),
          prompt.sha256(),
          prompt.origin(),
          prompt.maxOutputTokens(),
          prompt.system(),
          prompt.user());
    }
  }

  private ReadPrompts() {}

  /** All prompts. */
  public static List<Shown> all(Context context) {
    return CloudTiers.prompts(context).all().stream().map(Shown::of).toList();
  }

  /** One prompt. */
  public static Shown get(Context context, String name) {
    return Shown.of(CloudTiers.prompts(context).get(name));
  }
}
