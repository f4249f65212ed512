package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.Cost;
import dev.bellwether.Tier;
import dev.bellwether.llm.Catalogue;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.route.TierState;
import dev.bellwether.route.Traits;
import dev.bellwether.store.Texts;
import dev.bellwether.store.TierRecord;
import dev.bellwether.store.Unscored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;

/** {@code route} and dry runs: the same decisions, without asking anybody. */
public final class ExplainRoute {

  /** One tier of a plan. */
  public record Step(
      String tier, boolean asked, String reason, long calls, long inputTokens, Cost cost) {}

  /** A plan for one text. */
  public record Plan(String policy, int chars, String wanted, List<Step> steps) {}

  /**
   * What a dry run would do at one tier.
   *
   * @param filings what it would read of texts that are filings
   */
  public record Work(
      String tier,
      String model,
      long texts,
      long calls,
      long inputTokens,
      long outputTokens,
      Cost cost,
      FilingTokens filings) {}

  /**
   * What one policy would have done.
   *
   * @param share of the texts, from 0 to 1
   * @param perDay cost of a day, on average over the days that have texts
   * @param perMonth of 30 such days
   * @param daysOverQuota days with more calls than the vendor's free tier allows
   * @param latencyMillis of a text, by the median call of the tier in the ledger; empty without one
   * @param accuracy of the tier on texts with a word of a person; empty without one
   * @param judged how many those are
   */
  public record Simulated(
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

  private ExplainRoute() {}

  /** The plan for a stored text, or for a file. */
  public static Plan explain(Context context, String idOrFile, Optional<Path> file) {
    Reading reading =
        file.map(f -> Reading.article(read(f), Optional.empty(), ChunkContents.chunker(context)))
            .orElseGet(() -> stored(context, idOrFile));
    Policy policy = ScoreByRoute.policy(context);
    RoutePlan plan = RoutePlan.of(policy, reading.traits(), configured(context));
    Forecast forecast = new Forecast(context);
    List<Step> steps = new ArrayList<>();
    for (RoutePlan.Step step : plan.steps()) {
      Forecast.Load load = forecast.of(step.tier(), reading);
      steps.add(
          new Step(
              step.tier().key(),
              step.usable(),
              step.reason(),
              load.calls(),
              load.inputTokens(),
              load.cost()));
    }
    return new Plan(policy.name(), reading.traits().chars(), plan.wanted().key(), steps);
  }

  private static Content read(Path file) {
    try {
      String text = Files.readString(file).strip();
      int end = text.indexOf('\n');
      return end < 0
          ? new Content("", text, "")
          : new Content("", text.substring(0, end).strip(), text.substring(end).strip());
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read " + file + ": " + e.getMessage(), "it must be a text in UTF-8", e);
    }
  }

  private static Reading stored(Context context, String id) {
    return Folding.read(
            context,
            database ->
                Texts.find(database, id)
                    .map(
                        content ->
                            Readings.load(context, database, Stream.of(content))
                                .of(content, Optional.empty())))
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "no file and no stored text '" + id + "'",
                    "ids: bellwether sql \"select id from documents\""));
  }

  private static Map<Tier, TierState> configured(Context context) {
    Map<Tier, TierState> states = new EnumMap<>(Tier.class);
    ScoreByRoute.configured(context).forEach(tier -> states.put(tier, TierState.READY));
    return states;
  }

  /** What {@code score} would ask, by the tier that is wanted first. */
  public static List<Work> dryRun(Context context, boolean rescore) {
    Catalogue catalogue = ModelTiers.catalogue(context);
    Policy policy = ScoreByRoute.policy(context);
    Forecast forecast = new Forecast(context);
    Map<Tier, TierState> states = configured(context);
    Map<Tier, List<Forecast.Load>> loads = new EnumMap<>(Tier.class);
    Map<Tier, FilingTokens> filings = new EnumMap<>(Tier.class);
    try (ModelTiers tiers =
        ModelTiers.open(
            context.unobserved(), GuardRules.of(context.settings().profile()), "dry-run")) {
      UnscoredPages pages =
          new UnscoredPages(
              context, tiers.selections(), rescore, () -> ScoreByBatch.waiting(context));
      for (UnscoredPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
        Map<String, FilingTokens> tokens = tokens(context, page.items());
        for (Unscored.Item item : page.items()) {
          Reading reading = page.readings().of(item);
          RoutePlan plan = RoutePlan.of(policy, reading.traits(), states);
          loads
              .computeIfAbsent(plan.wanted(), tier -> new ArrayList<>())
              .add(forecast.of(plan.wanted(), reading));
          filings.merge(
              plan.wanted(),
              tokens.getOrDefault(item.content().hash(), FilingTokens.NONE),
              FilingTokens::plus);
        }
      }
    }
    List<Work> work = new ArrayList<>();
    loads.forEach(
        (tier, each) ->
            work.add(
                work(
                    catalogue,
                    context,
                    tier,
                    each,
                    filings.getOrDefault(tier, FilingTokens.NONE))));
    return work;
  }

  /** What would be read of the texts that are filings, by their hash. */
  private static Map<String, FilingTokens> tokens(Context context, List<Unscored.Item> items) {
    return Folding.read(
        context,
        database -> {
          ContentChunker chunker = new ContentChunker(context, database);
          Map<String, FilingTokens> tokens = new HashMap<>();
          items.forEach(item -> tokens.computeIfAbsent(item.content().hash(), chunker::tokens));
          return tokens;
        });
  }

  private static Work work(
      Catalogue catalogue,
      Context context,
      Tier tier,
      List<Forecast.Load> loads,
      FilingTokens filings) {
    String model =
        RemoteTier.configured(context, catalogue).stream()
            .filter(each -> each.card().tier() == tier)
            .map(each -> each.card().id())
            .findFirst()
            .orElse("");
    return new Work(
        tier.key(),
        model,
        loads.size(),
        loads.stream().mapToLong(Forecast.Load::calls).sum(),
        loads.stream().mapToLong(Forecast.Load::inputTokens).sum(),
        loads.stream().mapToLong(Forecast.Load::outputTokens).sum(),
        new Cost(loads.stream().mapToLong(load -> load.cost().microUsd()).sum()),
        filings);
  }

  /**
   * Puts all stored texts through policies.
   *
   * @param tiers which tiers are taken to be there
   */
  public static List<Simulated> simulate(
      Context context, List<String> policies, List<String> tiers, Instant since) {
    Map<String, TierRecord.Shown> shown = new HashMap<>();
    List<Texts.Published> texts =
        Folding.read(
            context,
            database -> {
              shown.putAll(TierRecord.read(database));
              return Texts.since(database, since);
            });
    Map<Tier, TierState> states = new EnumMap<>(Tier.class);
    tiers.forEach(tier -> states.put(tier(tier), TierState.READY));
    Forecast forecast = new Forecast(context);
    List<Simulated> lines = new ArrayList<>();
    for (String policy : policies) {
      lines.addAll(simulate(Policies.named(context, policy), texts, states, forecast, shown));
    }
    return lines;
  }

  private static Tier tier(String name) {
    try {
      return Tier.ofKey(name);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage(
          "no tier '" + name + "'", "tiers: local, gemini, claude, openai");
    }
  }

  private record Sum(long texts, long calls, long microUsd, Map<Long, Long> callsByDay) {}

  private static List<Simulated> simulate(
      Policy policy,
      List<Texts.Published> texts,
      Map<Tier, TierState> states,
      Forecast forecast,
      Map<String, TierRecord.Shown> shown) {
    Map<Tier, Sum> sums = new EnumMap<>(Tier.class);
    Set<Long> days = new TreeSet<>();
    for (Texts.Published text : texts) {
      Tier tier = RoutePlan.of(policy, traits(text), states).wanted();
      Forecast.Load load = forecast.of(tier, text);
      long day = Math.floorDiv(text.at().getEpochSecond(), Duration.ofDays(1).toSeconds());
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
    List<Simulated> lines = new ArrayList<>();
    sums.forEach(
        (tier, sum) -> {
          long perDay = sum.microUsd() / days.size();
          TierRecord.Shown record = shown.getOrDefault(tier.key(), TierRecord.Shown.NOTHING);
          lines.add(
              new Simulated(
                  policy.name(),
                  tier.key(),
                  sum.texts(),
                  (double) sum.texts() / texts.size(),
                  new Cost(perDay),
                  new Cost(30 * perDay),
                  overQuota(forecast, tier, sum),
                  latency(record, sum),
                  record.accuracy(),
                  record.judged()));
        });
    return lines;
  }

  /** The calls of a text are made one after the other. */
  private static OptionalDouble latency(TierRecord.Shown record, Sum sum) {
    return record.callMillis().isPresent()
        ? OptionalDouble.of(record.callMillis().getAsDouble() * sum.calls() / sum.texts())
        : OptionalDouble.empty();
  }

  private static Traits traits(Texts.Published text) {
    return text.filing()
        .map(cut -> new Traits(cut.chars(), true, cut.items(), false))
        .orElseGet(() -> Traits.article(text.chars()));
  }

  private static long overQuota(Forecast forecast, Tier tier, Sum sum) {
    return forecast
        .card(tier)
        .map(card -> card.limit(Integer.MAX_VALUE, false).perDay())
        .map(most -> sum.callsByDay().values().stream().filter(calls -> calls > most).count())
        .orElse(0L);
  }
}
