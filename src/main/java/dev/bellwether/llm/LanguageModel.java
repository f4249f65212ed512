package dev.bellwether.llm;

import dev.bellwether.Selection;

/** The one port to a model, embedded, local or remote. Implementations are safe for threads. */
public interface LanguageModel {

  /** What this model's answers are filed under. Constant over the model's life. */
  Selection selection();

  /**
   * Answers one question.
   *
   * @throws ModelException if there is no answer; its type says what to do next
   */
  Completion complete(Question question) throws ModelException;
}
