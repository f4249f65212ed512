package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.Tier;
import dev.bellwether.route.Policy;
import dev.bellwether.route.TierState;
import dev.bellwether.store.Texts;
import dev.bellwether.store.TierRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** {@code route simulate}: puts all stored texts through policies, each text as it is scored. */
public final class SimulateRoutes {

  /**
   * What is asked.
   *
   * @param policies their names
   * @param tiers which are taken to be there
   * @param since only texts that were published from then on
   */
  public record Request(List<String> policies, List<String> tiers, Instant since) {}

  /**
   * What one tier would have done under one policy.
   *
   * @param share of the texts, from 0 to 1
   * @param perDay cost of a day, on average over the days that have texts
   * @param perMonth of 30 such days
   * @param daysOverQuota days with more calls than the vendor's free tier allows
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
    tiers.forEach(tier -> states.put(tier(tier), TierState.READY));
  }

  /** Runs the use case. */
  public static List<Line> run(Context context, Request request) {
    List<Policy> policies =
        request.policies().stream().map(name -> Policies.named(context, name)).toList();
    return new SimulateRoutes(context, request.tiers()).run(policies, request.since());
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

  private record Sum(long texts, long calls, long microUsd, Map<Long, Long> callsByDay) {}

  /** One policy and where it has sent the texts so far. */
  private final class Trial {
    private final Policy policy;
    private final Map<Tier, Sum> sums = new EnumMap<>(Tier.class);
    private final Set<Long> days = new TreeSet<>();

    Trial(Policy policy) {
      this.policy = policy;
    }

    void add(Foresight.Seen seen, Instant published) {
      Tier tier = seen.wanted(policy, states);
      Forecast.Load load = forecast.of(tier, seen.reading());
      long day = Math.floorDiv(published.getEpochSecond(), Duration.ofDays(1).toSeconds());
      days.add(day);
      Sum sum = sums.getOrDefault(tier, new Sum(0, 0, 0, new LinkedHashMap<>()));
      sum.callsByDay().merge(day, load.calls(), Long::sum);
      sums.put(
          tier,
          new Sum(
              sum.texts() + 1,
              sum.calls() + load.calls(),
              sum.microUsd() + load.cost().microUsd(),
              sum.callsByDay()));
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
                    overQuota(tier, sum),
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

  private long overQuota(Tier tier, Sum sum) {
    return forecast
        .card(tier)
        .map(card -> card.limit(Integer.MAX_VALUE, false).perDay())
        .map(most -> sum.callsByDay().values().stream().filter(calls -> calls > most).count())
        .orElse(0L);
  }
}
