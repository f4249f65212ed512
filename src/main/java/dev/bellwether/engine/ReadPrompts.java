package dev.bellwether.engine;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
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
    return ModelTiers.prompts(context).all().stream().map(Shown::of).toList();
  }

  /** One prompt. */
  public static Shown get(Context context, String name) {
    return Shown.of(ModelTiers.prompts(context).get(name));
  }

  /** The prompt in force where the workspace has none of its own. */
  public static Shown builtIn(Context context, String name) {
    return Shown.of(ModelTiers.prompts(context).builtInOf(name));
  }

  /** Lines that a change is shown with, before and after it. */
  private static final int AROUND = 3;

  /**
   * How a prompt of the workspace differs from the built-in one, as a unified diff; maybe empty.
   */
  public static String diff(Context context, String name) {
    PromptShelf shelf = ModelTiers.prompts(context);
    List<String> builtIn = Shown.of(shelf.builtInOf(name)).file().lines().toList();
    Shown own = Shown.of(shelf.get(name));
    List<String> changed = own.file().lines().toList();
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "built in", own.origin(), builtIn, DiffUtils.diff(builtIn, changed), AROUND);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
