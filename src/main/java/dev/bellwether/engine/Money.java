package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.store.Answers;
import dev.bellwether.store.CostTable;
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
              state, CloudTiers.limits(context.settings().cloud()), ProcessHandle.current())
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

  /** What the cache holds. */
  public static Answers.Stats cache(Context context) {
    try (State state = State.open(context.workspace())) {
      return new Answers(state).stats();
    }
  }

  /** Empties the cache; returns how many answers it held. */
  public static long clearCache(Context context) {
    try (State state = State.open(context.workspace())) {
      return new Answers(state).clear();
    }
  }
}
