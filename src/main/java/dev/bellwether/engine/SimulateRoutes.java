package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.Tier;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.route.TierState;
import dev.bellwether.store.Texts;
import dev.bellwether.store.TierRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code route simulate}: puts all stored texts through policies, each text as it is scored. */
public final class SimulateRoutes {

  /**
   * What is asked.
   *
   * @param policies their names
   * @param tiers which are taken to be there and well; empty for those that are configured
   * @param since only texts that were published from then on
   */
  public record Request(List<String> policies, List<String> tiers, Instant since) {}

  /**
   * What one tier would have done under one policy.
   *
   * @param share of the texts, from 0 to 1
   * @param perDay cost of a day, on average over the days that have texts
   * @param perMonth of 30 such days
   * @param spilled texts among them that another tier should have answered, whose quota of the day
   *     was used up
   * @param daysOverQuota days on which the tier's own quota was used up, so that others took texts
   * @param latencyMillis of a text, by the median call of the tier in the ledger; empty without one
   * @param accuracy of the tier on texts with a word of a person; empty without one
   * @param judged how many those are
   */
  public record Line(
      String policy,
      String tier,
      long texts,
      double share,
      Cost perDay,
      Cost perMonth,
      long spilled,
      long daysOverQuota,
      OptionalDouble latencyMillis,
      OptionalDouble accuracy,
      long judged) {}

  private final Context context;
  private final Forecast forecast;
  private final Map<Tier, TierState> states = new EnumMap<>(Tier.class);

  private SimulateRoutes(Context context, List<String> tiers) {
    this.context = context;
    this.forecast = new Forecast(context);
    present(context, tiers).forEach(tier -> states.put(tier, TierState.READY));
  }

  /** Runs the use case. */
  public static List<Line> run(Context context, Request request) {
    List<Policy> policies =
        request.policies().stream().map(name -> Policies.named(context, name)).toList();
    return new SimulateRoutes(context, request.tiers()).run(policies, request.since());
  }

  private static Set<Tier> present(Context context, List<String> named) {
    if (!named.isEmpty()) {
      return named.stream().map(SimulateRoutes::tier).collect(Collectors.toSet());
    }
    Set<Tier> configured = ScoreByRoute.configured(context);
    if (configured.isEmpty()) {
      context
          .progress()
          .note("no tier is configured; local, gemini and claude are taken to be there");
      return Set.of(Tier.LOCAL, Tier.GEMINI, Tier.CLAUDE);
    }
    return configured;
  }

  private static Tier tier(String name) {
    try {
      return Tier.ofKey(name);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage(
          "no tier '" + name + "'", "tiers: local, gemini, claude, openai");
    }
  }

  private List<Line> run(List<Policy> policies, Instant since) {
    Map<String, TierRecord.Shown> shown = new HashMap<>();
    Map<Texts.Subject, Instant> published = new HashMap<>();
    Folding.read(
        context,
        database -> {
          shown.putAll(TierRecord.read(database));
          published.putAll(Texts.published(database, since));
          return database;
        });
    List<Trial> trials = policies.stream().map(Trial::new).toList();
    try (Foresight foresight = new Foresight(context, policies)) {
      UnscoredPages pages = UnscoredPages.ofAll(context);
      for (UnscoredPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
        context.checkStopped();
        for (Foresight.Seen seen : foresight.look(page)) {
          Texts.Subject text =
              new Texts.Subject(seen.item().content().hash(), seen.item().subject());
          Optional.ofNullable(published.get(text))
              .ifPresent(at -> trials.forEach(trial -> trial.add(seen, at)));
        }
      }
    }
    return trials.stream().flatMap(trial -> trial.lines(shown).stream()).toList();
  }

  private record Sum(long texts, long calls, long microUsd, long spilled) {
    static final Sum NOTHING = new Sum(0, 0, 0, 0);

    Sum plus(Forecast.Load load, boolean spills) {
      return new Sum(
          texts + 1,
          calls + load.calls(),
          microUsd + load.cost().microUsd(),
          spilled + (spills ? 1 : 0));
    }
  }

  /** One policy and where it has sent the texts so far. */
  private final class Trial {
    private final Policy policy;
    private final Map<Tier, Sum> sums = new EnumMap<>(Tier.class);
    private final Set<Long> days = new TreeSet<>();
    private final DayQuotas quotas = new DayQuotas(forecast, states);

    Trial(Policy policy) {
      this.policy = policy;
    }

    void add(Foresight.Seen seen, Instant published) {
      long day = Math.floorDiv(published.getEpochSecond(), Duration.ofDays(1).toSeconds());
      days.add(day);
      Foresight.Way way =
          seen.way(
              policy, traits -> RoutePlan.of(policy, traits, quotas.states(day, seen.reading())));
      Forecast.Load load = forecast.of(way.asked(), seen.reading());
      quotas.take(day, way, load.calls());
      sums.put(
          way.asked(),
          sums.getOrDefault(way.asked(), Sum.NOTHING).plus(load, way.asked() != way.wanted()));
    }

    List<Line> lines(Map<String, TierRecord.Shown> shown) {
      long texts = sums.values().stream().mapToLong(Sum::texts).sum();
      List<Line> lines = new ArrayList<>();
      sums.forEach(
          (tier, sum) -> {
            long perDay = sum.microUsd() / days.size();
            TierRecord.Shown record = shown.getOrDefault(tier.key(), TierRecord.Shown.NOTHING);
            lines.add(
                new Line(
                    policy.name(),
                    tier.key(),
                    sum.texts(),
                    (double) sum.texts() / texts,
                    new Cost(perDay),
                    new Cost(30 * perDay),
                    sum.spilled(),
                    quotas.daysOver(tier),
                    latency(record, sum),
                    record.accuracy(),
                    record.judged()));
          });
      return lines;
    }
  }

  /** The calls of a text are made one after the other. */
  private static OptionalDouble latency(TierRecord.Shown record, Sum sum) {
    return record.callMillis().isPresent()
        ? OptionalDouble.of(record.callMillis().getAsDouble() * sum.calls() / sum.texts())
        : OptionalDouble.empty();
  }
}
