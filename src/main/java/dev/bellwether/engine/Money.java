package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.store.Answers;
import dev.bellwether.store.CostTable;
import dev.bellwether.store.KeptGists;
import dev.bellwether.store.NearAnswerTable;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import java.util.List;

/** {@code budget}, {@code costs} and {@code cache}: what paid calls cost, may cost, and saved. */
public final class Money {
  private Money() {}

  /** Where each limit stands now. */
  public static List<Spending.Standing> budget(Context context) {
    try (State state = State.open(context.workspace())) {
      return new Spending(
              state, ModelTiers.limits(context.settings().cloud()), ProcessHandle.current())
          .standings(context.clock().instant());
    }
  }

  /** What all cloud tiers have cost since midnight UTC, unconfirmed money included. */
  static Cost spentToday(Context context) {
    return new Cost(
        budget(context).stream()
            .filter(each -> each.tier().equals("all") && each.period().equals("day"))
            .mapToLong(Spending.Standing::spentMicroUsd)
            .sum());
  }

  /** What calls cost, grouped. */
  public static List<CostTable.Line> costs(Context context, List<String> by) {
    return Folding.read(context, database -> CostTable.read(database, by));
  }

  /**
   * What the caches hold.
   *
   * @param answers to questions that may be asked again
   * @param near of these, the ones that may be used for texts that say the same
   * @param gists texts of which is known what they say
   */
  public record CacheStats(Answers.Stats answers, NearAnswerTable.Stats near, long gists) {}

  /** What the caches held when they were emptied. */
  public record Cleared(long answers, long near, long gists) {}

  /** What the caches hold now. */
  public static CacheStats cache(Context context) {
    try (State state = State.open(context.workspace())) {
      return new CacheStats(
          new Answers(state).stats(),
          new NearAnswerTable(state).stats(),
          new KeptGists(state).count());
    }
  }

  /** Empties the caches. */
  public static Cleared clearCache(Context context) {
    try (State state = State.open(context.workspace())) {
      return new Cleared(
          new Answers(state).clear(),
          new NearAnswerTable(state).clear(),
          new KeptGists(state).clear());
    }
  }
}
