package dev.bellwether.score;

import dev.bellwether.Provenance;
import dev.bellwether.Score;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks one tier after the other until one has answered about all parts. Safe for threads. */
public final class Cascade {

  /**
   * Why one tier gave no answer.
   *
   * @param tier which
   * @param why what it threw
   */
  public record Failure(Tier tier, ModelException why) {}

  /**
   * What came of it.
   *
   * @param scored the answer; empty if no tier had one
   * @param failures of the tiers that were asked before, in order
   */
  public record Result(Optional<Scorer.Scored> scored, List<Failure> failures) {}

  private final Clock clock;
  private final Duration perTier;

  /**
   * A cascade.
   *
   * @param perTier time that each tier has, as far as the deadline allows
   */
  public Cascade(Clock clock, Duration perTier) {
    this.clock = clock;
    this.perTier = perTier;
  }

  /**
   * Asks the models in their order.
   *
   * @param origin where the text comes from, if that is known
   * @param deadline when an answer stops being of use; the tiers together have until then
   */
  public Result ask(
      List<LanguageModel> models,
      Optional<Ticker> ticker,
      Optional<Origin> origin,
      List<Part> parts,
      Instant deadline) {
    List<Failure> failures = new ArrayList<>();
    for (LanguageModel model : models) {
      Instant share = clock.instant().plus(perTier);
      try {
        Scorer.Scored scored =
            new Scorer(model, clock)
                .score(ticker, origin, parts, share.isBefore(deadline) ? share : deadline);
        return new Result(Optional.of(scored), List.copyOf(failures));
      } catch (ModelException e) {
        failures.add(new Failure(model.selection().tier(), e));
      }
    }
    return new Result(Optional.empty(), List.copyOf(failures));
  }

  /** The same answer, marked as one that was not wanted from this tier. */
  public static Scorer.Scored fallback(Scorer.Scored scored) {
    Score score = scored.score();
    Provenance from = score.provenance();
    return new Scorer.Scored(
        new Score(
            score.contentHash(),
            score.ticker(),
            score.value(),
            score.confidence(),
            score.direction(),
            new Provenance(from.selection(), from.usage(), from.cost(), from.latency(), true)),
        scored.verdicts(),
        scored.disputed());
  }
}
