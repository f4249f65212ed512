package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * What a model answered.
 *
 * @param verdict its judgement
 * @param usage tokens it took
 * @param cost what it cost
 * @param answeredBy the model as the vendor named it in the answer, which may be another than was
 *     asked; empty when it does not say
 * @param hit true if the answer was given before and came from the cache, for which nothing is
 *     charged
 * @param firstToken from asking to the first sign of the answer; empty when nobody measured it
 * @param disputed true if the model has two ways to judge and they point in opposite directions
 * @param borrowed true if it is the answer about another text that says the same
 */
public record Completion(
    Verdict verdict,
    TokenUsage usage,
    Cost cost,
    String answeredBy,
    boolean hit,
    Optional<Duration> firstToken,
    boolean disputed,
    boolean borrowed) {

  /** An answer of a model of one mind. */
  public Completion(
      Verdict verdict,
      TokenUsage usage,
      Cost cost,
      String answeredBy,
      boolean hit,
      Optional<Duration> firstToken) {
    this(verdict, usage, cost, answeredBy, hit, firstToken, false, false);
  }

  /** An answer whose beginning nobody measured. */
  public Completion(Verdict verdict, TokenUsage usage, Cost cost, String answeredBy, boolean hit) {
    this(verdict, usage, cost, answeredBy, hit, Optional.empty());
  }

  /** A fresh answer of the model that was asked. */
  public Completion(Verdict verdict, TokenUsage usage, Cost cost) {
    this(verdict, usage, cost, "", false);
  }

  /** The same answer given once more, for nothing. */
  public Completion again() {
    return new Completion(verdict, usage, Cost.ZERO, answeredBy, true);
  }
}
