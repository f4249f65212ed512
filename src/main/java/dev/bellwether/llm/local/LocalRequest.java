package dev.bellwether.llm.local;

import java.util.Optional;

/**
 * What somebody wants of the model.
 *
 * @param prompt complete
 * @param prefix its beginning that many prompts share, which a new worker reads before it takes
 *     asks
 * @param grammar GBNF that the answer keeps to; empty for free text
 * @param stop ends the answer; empty for none
 * @param maxTokens most that the answer may have
 * @param alternatives likely tokens to report at each place; 0 for none
 */
public record LocalRequest(
    String prompt,
    String prefix,
    Optional<String> grammar,
    String stop,
    int maxTokens,
    int alternatives) {
  public LocalRequest {
    if (!prompt.startsWith(prefix)) {
      throw new IllegalArgumentException("the prompt does not begin with its prefix");
    }
    grammar.ifPresent(Gbnf::requireSound);
  }
}
