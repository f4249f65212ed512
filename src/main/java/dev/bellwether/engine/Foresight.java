package dev.bellwether.engine;

import dev.bellwether.Tier;
import dev.bellwether.llm.ModelException;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.route.Traits;
import dev.bellwether.score.Scorer;
import dev.bellwether.store.Unscored;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks at texts as {@code score} would and says where they would go. Nobody outside this process
 * is asked; the embedded tier is, where a policy asks it first, since only its answer tells what is
 * escalated. For one thread.
 */
final class Foresight implements AutoCloseable {

  /**
   * One text.
   *
   * @param reading how it is read
   * @param embedded what the embedded tier says of it; empty if no policy asks that first, or if it
   *     has no answer
   */
  record Seen(Unscored.Item item, Reading reading, Optional<Scorer.Scored> embedded) {

    /**
     * Where it goes under a policy.
     *
     * @param route gives the plan, where the embedded answer does not stand
     */
    Way way(Policy policy, Function<Traits, RoutePlan> route) {
      boolean kept =
          embedded.isPresent()
              && policy.keeps(embedded.get().score().confidence(), embedded.get().disputed());
      if (kept) {
        return new Way(Tier.EMBEDDED, Tier.EMBEDDED);
      }
      RoutePlan plan = route.apply(reading.traits());
      return new Way(plan.wanted(), plan.first());
    }
  }

  /** The tier that should answer, and the one that is asked, which may stand in for it. */
  record Way(Tier wanted, Tier asked) {}

  private final Context context;
  private final Optional<Scorer> embedded;
  private final OrderedWork<Supplier<Seen>, Seen> work;

  Foresight(Context context, List<Policy> policies) {
    this.context = context;
    this.embedded =
        policies.stream().anyMatch(policy -> policy.escalateBelow().isPresent())
            ? Optional.of(new Scorer(Assembly.embedded(context), context.clock()))
            : Optional.empty();
    this.work = new OrderedWork<>(ScoreDocuments.jobs(context), Supplier::get);
  }

  /** The texts of a page, in their order. */
  Iterable<Seen> look(UnscoredPages.Page page) {
    Function<Unscored.Item, Supplier<Seen>> task = item -> () -> look(item, page.readings());
    return () -> work.over(page.items().stream().map(task).iterator());
  }

  private Seen look(Unscored.Item item, Readings readings) {
    Reading reading = readings.of(item);
    return new Seen(item, reading, embedded.flatMap(scorer -> ask(scorer, reading)));
  }

  private Optional<Scorer.Scored> ask(Scorer scorer, Reading reading) {
    try {
      return Optional.of(
          scorer.score(
              reading.ticker(),
              reading.parts(),
              Assembly.deadline(context.settings().profile(), context.clock().instant())));
    } catch (ModelException e) {
      // Score goes on along the route then, so the text is counted there.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    work.close();
  }
}
