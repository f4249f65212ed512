package dev.bellwether.prompt;

import dev.bellwether.Chunk;
import dev.bellwether.Ticker;
import java.util.Optional;

/**
 * What a model is told. The stable part is the same for every question, so that vendors and local
 * models can keep it in their caches; only what follows it changes.
 *
 * @param name what it is for, such as {@code headline}
 * @param version raised whenever its words change
 * @param system the stable part
 * @param user the part with {@code {{ticker}}} and {@code {{text}}}, and {@code {{about}}} where a
 *     text does not say what it belongs to
 * @param schema JSON Schema of the answer
 * @param maxOutputTokens what an answer may take, with room for a model that thinks
 * @param sha256 hash over everything above, in hexadecimal
 * @param origin the file it was read from, or {@code built in}
 */
public record Prompt(
    String name,
    int version,
    String system,
    String user,
    String schema,
    int maxOutputTokens,
    String sha256,
    String origin) {
  private static final String NOBODY = "not given";

  /** Name and version, such as {@code headline-1}. */
  public String id() {
    return name + "-" + version;
  }

  /**
   * The part that changes, for one chunk.
   *
   * @param about what the chunk belongs to, in one line; empty for an article
   */
  public String render(Optional<Ticker> ticker, String about, Chunk chunk) {
    // The text last: a text may hold a placeholder.
    return user.replace("{{ticker}}", ticker.map(Ticker::symbol).orElse(NOBODY))
        .replace("{{about}}", about.isEmpty() ? NOBODY : about.replace("{{text}}", ""))
        .replace("{{text}}", chunk.text().replace("</text>", "< /text>"));
  }
}
