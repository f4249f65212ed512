package dev.bellwether.llm;

import java.time.Instant;
import java.util.Optional;

/** Answers by the exact question. Safe for threads. */
public interface AnswerCache {

  /** The answer that was kept, not yet marked as a hit. */
  Optional<Completion> find(String key);

  /**
   * Says that this question is about to be asked, and waits while another process is asking it;
   * what that one was told can be found afterwards.
   *
   * @return false if that takes longer than until the deadline; then there is nothing to {@link
   *     #end}
   */
  boolean begin(String key, Instant deadline);

  /** Says that nobody is asking any more. */
  void end(String key);

  /** Keeps an answer, in place of an earlier one. */
  void keep(String key, Completion completion);
}
