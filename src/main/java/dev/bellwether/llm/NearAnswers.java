package dev.bellwether.llm;

import dev.bellwether.Selection;
import java.util.Optional;

/**
 * Answers about texts that say the same in other words. Only a question that says where its text
 * comes from has any, and never one about a text that was published later. Safe for threads.
 */
public interface NearAnswers {
  /**
   * An answer to another question.
   *
   * @param completion what was answered then
   * @param contentHash the text it was about
   * @param cosine how alike both texts are
   */
  record Near(Completion completion, String contentHash, double cosine) {}

  /** Where there is no such cache. */
  NearAnswers NONE =
      new NearAnswers() {
        @Override
        public Optional<Near> find(Selection selection, Question question) {
          return Optional.empty();
        }

        @Override
        public void keep(String key, Selection selection, Question question) {}
      };

  /** The answer of the same model, prompt and parameters to the nearest text. */
  Optional<Near> find(Selection selection, Question question);

  /**
   * Offers an answer to later texts that say the same.
   *
   * @param key under which the {@link AnswerCache} keeps it
   */
  void keep(String key, Selection selection, Question question);
}
