package dev.bellwether.engine;

import dev.bellwether.Tier;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.route.TierState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the calls of imagined days against what vendors allow on a day. */
final class DayQuotas {
  private final Forecast forecast;
  private final Map<Tier, TierState> present;
  private final Map<Long, Map<Tier, Long>> calls = new HashMap<>();
  private final Map<Tier, Set<Long>> passed = new EnumMap<>(Tier.class);

  /**
   * Days on which nothing has been asked yet.
   *
   * @param present tiers, and whether they can be asked as long as their quota lasts
   */
  DayQuotas(Forecast forecast, Map<Tier, TierState> present) {
    this.forecast = forecast;
    this.present = present;
  }

  /** Which tiers can take this text on a day. */
  Map<Tier, TierState> states(long day, Reading reading) {
    Map<Tier, TierState> states = new EnumMap<>(present);
    for (Tier tier : present.keySet()) {
      long most = forecast.card(tier).map(DayQuotas::perDay).orElse((long) RateLimit.UNLIMITED);
      if (most != RateLimit.UNLIMITED
          && used(day).getOrDefault(tier, 0L) + forecast.of(tier, reading).calls() > most) {
        states.put(tier, TierState.out("its quota of the day is used up"));
      }
    }
    return states;
  }

  private static long perDay(ModelCard card) {
    return card.limit(RateLimit.UNLIMITED, false).perDay();
  }

  private Map<Tier, Long> used(long day) {
    return calls.computeIfAbsent(day, d -> new EnumMap<>(Tier.class));
  }

  /** Counts a text that has gone its way. */
  void take(long day, Foresight.Way way, long callsOfText) {
    used(day).merge(way.asked(), callsOfText, Long::sum);
    if (way.asked() != way.wanted()) {
      passed.computeIfAbsent(way.wanted(), t -> new HashSet<>()).add(day);
    }
  }

  /** Days on which texts that were meant for a tier went elsewhere. */
  long daysOver(Tier tier) {
    return Optional.ofNullable(passed.get(tier)).map(Set::size).orElse(0);
  }
}
