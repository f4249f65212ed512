package dev.bellwether.prompt;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The prompts there are: the built-in ones, each replaced by a file of the workspace if it has one.
 */
public final class PromptShelf {
  /** Every prompt by name, in the order they are shown. */
  public static final List<String> NAMES =
      List.of("headline", "article", "filing-item", "filing-section", "filing-delta");

  private static final String SCHEMA = "verdict.schema.json";

  /**
   * In an answer about a filing the facts come before the verdict: what follows it explains
   * nothing.
   */
  private static final String FILING_SCHEMA = "filing.schema.json";

  private final Path folder;

  /**
   * The prompts of a workspace.
   *
   * @param folder holds {@code headline.md} and so on, if the user has changed them; need not exist
   */
  public PromptShelf(Path folder) {
    this.folder = folder;
  }

  /** All prompts. */
  public List<Prompt> all() {
    return NAMES.stream().map(this::get).toList();
  }

  /**
   * One prompt. An empty file counts as none: the shell makes one before the command runs in {@code
   * prompt show headline > prompts/headline.md}.
   *
   * @throws BellwetherException (usage) if there is none, or the user's file cannot be used
   */
  public Prompt get(String name) {
    check(name);
    Path own = folder.resolve(file(name));
    String text = Files.exists(own) ? read(own) : "";
    return text.isBlank() ? builtIn(name) : PromptFile.parse(own.toString(), text, schema(name));
  }

  /**
   * The prompt that is in force where the workspace has none of its own.
   *
   * @throws BellwetherException (usage) if there is none
   */
  public Prompt builtInOf(String name) {
    check(name);
    return builtIn(name);
  }

  private static Prompt builtIn(String name) {
    return PromptFile.parse("built in", resource(file(name)), schema(name));
  }

  private static void check(String name) {
    if (!NAMES.contains(name)) {
      throw BellwetherException.usage(
          "no prompt '" + name + "'", "prompts: " + String.join(", ", NAMES));
    }
  }

  private static String file(String name) {
    return name + ".md";
  }

  private static String schema(String name) {
    return resource(name.startsWith("filing-") ? FILING_SCHEMA : SCHEMA);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read the prompt " + file + ": " + e.getMessage(), "save it as UTF-8", e);
    }
  }

  private static String resource(String file) {
    try (InputStream in = PromptShelf.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the build has left out prompts/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
