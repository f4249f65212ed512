package dev.bellwether.llm;

import dev.bellwether.guard.Quota;
import dev.bellwether.guard.RateLimit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers as it is told to, then grants; remembers what was closed. */
final class OpenQuota implements Quota {
  final Deque<Answer> answers = new ArrayDeque<>();
  final List<Instant> closed = new ArrayList<>();

  @Override
  public Answer take(RateLimit limit, Instant now) {
    Answer answer = answers.poll();
    return answer == null ? new Answer.Granted() : answer;
  }

  @Override
  public void closeUntil(RateLimit limit, Instant until, boolean spent) {
    closed.add(until);
  }
}
