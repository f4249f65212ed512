package dev.bellwether.llm.local;

import java.util.Optional;

/**
 * One question to a worker, greedy: temperature 0.
 *
 * @param id unique among the asks of a program
 * @param prompt complete, with the model's own marks around it, without the beginning-of-text token
 * @param grammar GBNF that the answer keeps to; empty for free text
 * @param stop ends the answer where it comes, and is not part of its text; empty for none
 * @param maxTokens most that the answer may have
 * @param alternatives how many likely tokens to report at each place with their probabilities; 0
 *     for none. A runtime that cannot do so reports none.
 */
public record Ask(
    long id,
    String prompt,
    Optional<String> grammar,
    String stop,
    int maxTokens,
    int alternatives) {
  /** Beyond this an answer is no verdict. */
  private static final int MOST_TOKENS = 4096;

  public Ask {
    if (maxTokens < 1 || maxTokens > MOST_TOKENS) {
      throw new IllegalArgumentException("maxTokens outside [1, 4096]: " + maxTokens);
    }
    if (alternatives < 0 || alternatives > 20) {
      throw new IllegalArgumentException("alternatives outside [0, 20]: " + alternatives);
    }
  }
}
