package dev.bellwether.score;

import dev.bellwether.Cost;
import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Selection;
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
   * @param disputed true if the model was of two minds about one of them
   */
  public record Scored(Score score, List<Verdict> verdicts, boolean disputed) {}

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
    List<Completion> completions = new ArrayList<>(parts.size());
    long started = System.nanoTime();
    for (Part part : parts) {
      if (clock.instant().isAfter(deadline)) {
        throw new ModelException.TimedOut(
            "no answer on all " + parts.size() + " chunks before the deadline");
      }
      completions.add(
          model.complete(new Question(part.chunk(), part.about(), ticker, deadline, origin)));
    }
    Asked asked =
        new Asked(
            model.selection(), Duration.ofNanos(System.nanoTime() - started), "", completions);
    double[] weights = parts.stream().mapToDouble(Part::weight).toArray();
    return combine(parts.get(0).chunk().contentHash(), ticker, weights, asked);
  }

  /**
   * What a model said about all parts of a text.
   *
   * @param latency from the first question to the last answer
   * @param batch the vendor's id of the batch that it came with; empty for calls of its own
   * @param completions one for each part, in order
   */
  public record Asked(
      Selection selection, Duration latency, String batch, List<Completion> completions) {}

  /**
   * Combines answers that are there already.
   *
   * @param weights of the parts, in order
   */
  public static Scored combine(
      String contentHash, Optional<Ticker> ticker, double[] weights, Asked asked) {
    List<Verdict> verdicts = asked.completions().stream().map(Completion::verdict).toList();
    long input = 0;
    long cached = 0;
    long output = 0;
    boolean estimated = false;
    long cost = 0;
    for (Completion completion : asked.completions()) {
      input += completion.usage().input();
      cached += completion.usage().cached();
      output += completion.usage().output();
      estimated |= completion.usage().estimated();
      cost += completion.cost().microUsd();
    }
    Verdict combined = Combination.of(weights, verdicts);
    Provenance provenance =
        new Provenance(
            asked.selection(),
            new TokenUsage(input, cached, output, estimated),
            new Cost(cost),
            asked.latency(),
            false,
            asked.batch());
    Score score =
        new Score(
            contentHash,
            ticker,
            combined.score(),
            combined.confidence(),
            combined.direction(),
            provenance);
    boolean disputed = asked.completions().stream().anyMatch(Completion::disputed);
    return new Scored(score, verdicts, disputed);
  }
}
