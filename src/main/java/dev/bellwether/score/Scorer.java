package dev.bellwether.score;

import dev.bellwether.Cost;
import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Ticker;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Origin;
import dev.bellwether.llm.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks one model about every chunk of a text and combines the answers. Safe for threads. */
public final class Scorer {

  /**
   * A score and what it was made from.
   *
   * @param score the text's sentiment
   * @param verdicts one per chunk, in order
   */
  public record Scored(Score score, List<Verdict> verdicts) {}

  private final LanguageModel model;
  private final Clock clock;

  /** Scores with this model, holding it to deadlines by this clock. */
  public Scorer(LanguageModel model, Clock clock) {
    this.model = model;
    this.clock = clock;
  }

  /** Scores a text that does not say where it comes from. */
  public Scored score(Optional<Ticker> ticker, List<Part> parts, Instant deadline)
      throws ModelException {
    return score(ticker, Optional.empty(), parts, deadline);
  }

  /**
   * Scores a text for a ticker.
   *
   * @param ticker whom for; empty for the text as a whole, recorded under no ticker
   * @param origin where it comes from, if that is known
   * @param parts all of one content, at least one
   * @param deadline when an answer stops being of use
   * @throws ModelException if the model could not answer about one of the parts
   */
  public Scored score(
      Optional<Ticker> ticker, Optional<Origin> origin, List<Part> parts, Instant deadline)
      throws ModelException {
    List<Verdict> verdicts = new ArrayList<>(parts.size());
    long input = 0;
    long cached = 0;
    long output = 0;
    boolean estimated = false;
    long cost = 0;
    long started = System.nanoTime();
    for (Part part : parts) {
      if (clock.instant().isAfter(deadline)) {
        throw new ModelException.TimedOut(
            "no answer on all " + parts.size() + " chunks before the deadline");
      }
      Completion completion =
          model.complete(new Question(part.chunk(), part.about(), ticker, deadline, origin));
      verdicts.add(completion.verdict());
      input += completion.usage().input();
      cached += completion.usage().cached();
      output += completion.usage().output();
      estimated |= completion.usage().estimated();
      cost += completion.cost().microUsd();
    }
    double[] weights = parts.stream().mapToDouble(Part::weight).toArray();
    Verdict combined = Combination.of(weights, verdicts);
    Provenance provenance =
        new Provenance(
            model.selection(),
            new TokenUsage(input, cached, output, estimated),
            new Cost(cost),
            Duration.ofNanos(System.nanoTime() - started),
            false);
    return new Scored(
        new Score(
            parts.get(0).chunk().contentHash(),
            ticker,
            combined.score(),
            combined.confidence(),
            combined.direction(),
            provenance),
        verdicts);
  }
}
