package dev.bellwether.engine;

import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.Completion;
import dev.bellwether.store.Answers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Keeps answers in the state file, for as long as there is room. */
record StoredAnswers(Answers answers, Clock clock) implements AnswerCache {
  @Override
  public Optional<Completion> find(String key) {
    return answers
        .find(key, Instant.EPOCH)
        .map(
            answer ->
                new Completion(
                    answer.verdict(), answer.usage(), answer.cost(), answer.answeredBy(), false));
  }

  @Override
  public void keep(String key, Completion completion) {
    answers.keep(
        key,
        new Answers.Answer(
            completion.verdict(), completion.usage(), completion.cost(), completion.answeredBy()),
        clock.instant());
  }
}
