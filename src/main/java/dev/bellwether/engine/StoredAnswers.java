package dev.bellwether.engine;

import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.Completion;
import dev.bellwether.store.Answers;
import dev.bellwether.store.Claims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps answers in the state file, for as long as there is room, and who is asking for which one.
 */
record StoredAnswers(Answers answers, Claims claims, Clock clock) implements AnswerCache {
  private static final Duration LOOK = Duration.ofMillis(50);

  @Override
  public boolean begin(String key, Instant deadline) {
    while (!claims.take(key)) {
      if (!clock.instant().plus(LOOK).isBefore(deadline)) {
        return false;
      }
      try {
        Guards.PAUSE.pass(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Override
  public void end(String key) {
    claims.release(key);
  }

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
