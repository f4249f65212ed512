package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.AnswerCache;
import dev.bellwether.llm.Completion;
import dev.bellwether.store.Answers;
import dev.bellwether.store.Claims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps answers in the state file, for as long as there is room, and who is asking for which one.
 */
final class StoredAnswers implements AnswerCache {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Answers answers;
  private final Claims claims;
  private final Clock clock;

  /** Claims that a full disk did not let us release: this process may go on for months. */
  private final Queue<String> unreleased = new ConcurrentLinkedQueue<>();

  StoredAnswers(Answers answers, Claims claims, Clock clock) {
    this.answers = answers;
    this.claims = claims;
    this.clock = clock;
  }

  @Override
  public boolean begin(String key, Instant deadline) {
    for (String left = unreleased.peek(); left != null; left = unreleased.peek()) {
      claims.release(left);
      unreleased.remove(left);
    }
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
    try {
      claims.release(key);
    } catch (BellwetherException e) {
      // The answer is there all the same; the next question releases both.
      unreleased.add(key);
    }
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
