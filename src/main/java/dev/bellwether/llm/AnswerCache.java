package dev.bellwether.llm;

import java.util.Optional;

/** Answers by the exact question. Safe for threads. */
public interface AnswerCache {

  /** The answer that was kept, not yet marked as a hit. */
  Optional<Completion> find(String key);

  /** Keeps an answer, in place of an earlier one. */
  void keep(String key, Completion completion);
}
