package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import dev.bellwether.config.Profile;
import dev.bellwether.guard.RateLimit;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.route.TierState;
import dev.bellwether.route.Traits;
import dev.bellwether.store.Quotas;
import dev.bellwether.store.Spending;
import dev.bellwether.store.State;
import java.nio.file.Files;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of the configured tiers can be asked now, by what is on disk: a daily quota that is used
 * up, a budget without room, a local model that cannot be loaded. Circuits live in the process that
 * calls, so they are not known here.
 */
final class TierStates {
  private final Map<Tier, TierState> states;
  private final Map<Tier, Long> room;

  private TierStates(Map<Tier, TierState> states, Map<Tier, Long> room) {
    this.states = states;
    this.room = room;
  }

  /** As it is at this moment; nothing is changed. */
  static TierStates now(Context context) {
    Map<Tier, TierState> states = new EnumMap<>(Tier.class);
    Map<Tier, Long> room = new EnumMap<>(Tier.class);
    for (Tier tier : ScoreByRoute.configured(context)) {
      states.put(tier, tier == Tier.LOCAL ? local(context) : TierState.READY);
    }
    if (Files.exists(context.workspace().state())) {
      try (State state = State.open(context.workspace())) {
        remote(context, state, states, room);
      }
    }
    return new TierStates(states, room);
  }

  private static TierState local(Context context) {
    try {
      LocalSetup.of(context);
      return TierState.READY;
    } catch (BellwetherException e) {
      return TierState.out("it cannot be loaded: " + e.getMessage());
    }
  }

  private static void remote(
      Context context, State state, Map<Tier, TierState> states, Map<Tier, Long> room) {
    Instant now = context.clock().instant();
    int perMinute = context.settings().cloud().perMinute();
    boolean live = context.settings().profile() == Profile.LIVE;
    Quotas quotas = new Quotas(state);
    Spending spending =
        new Spending(state, ModelTiers.limits(context.settings().cloud()), ProcessHandle.current());
    for (RemoteTier remote : RemoteTier.configured(context, ModelTiers.catalogue(context))) {
      Tier tier = remote.card().tier();
      RateLimit limit = remote.card().limit(perMinute, live);
      Optional<Instant> spent =
          quotas.spentUntil(limit.name(), limit.perDay(), limit.dayZone(), now);
      spent.ifPresent(
          until -> states.put(tier, TierState.out("its quota is used up until " + until)));
      room.put(tier, spending.room(tier, now));
    }
  }

  /** Where a text goes; as in {@code score}, a budget without room is met on the way only. */
  RoutePlan plan(Policy policy, Traits traits, Function<Tier, Forecast.Load> load) {
    return RoutePlan.of(policy, traits, states)
        .without(
            tier -> load.apply(tier).cost().microUsd() > left(tier),
            "its budget has no room for this text");
  }

  private long left(Tier tier) {
    return room.getOrDefault(tier, Long.MAX_VALUE);
  }
}
