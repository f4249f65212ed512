package dev.bellwether.llm;

import dev.bellwether.Chunk;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Selection;
import dev.bellwether.Span;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Fails as it is told to and answers after that; counts how often it was asked. */
public final class ScriptedModel implements LanguageModel {
  public static final Completion ANSWER =
      new Completion(
          new Verdict(Direction.BULLISH, 0.6, 0.8, Optional.empty(), "a beat"),
          new TokenUsage(100, 0, 20, false),
          new Cost(80));

  private final Tier tier;
  private final Deque<ModelException> failures = new ArrayDeque<>();
  private int asked;

  public ScriptedModel(Tier tier) {
    this.tier = tier;
  }

  public synchronized ScriptedModel fails(ModelException failure) {
    failures.add(failure);
    return this;
  }

  public synchronized int asked() {
    return asked;
  }

  @Override
  public Selection selection() {
    return new Selection(tier, "scripted-1", "f", "headline-1", "abc", "t=0");
  }

  @Override
  public synchronized Completion complete(Question question) throws ModelException {
    asked++;
    ModelException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return ANSWER;
  }

  public static Question question(String text, Instant deadline) {
    return new Question(
        new Chunk("hash", 0, Chunk.Kind.TITLE, new Span(0, text.length()), text),
        Optional.empty(),
        deadline);
  }
}
