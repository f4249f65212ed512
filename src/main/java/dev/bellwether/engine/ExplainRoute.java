package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.route.Traits;
import dev.bellwether.store.Unscored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code route} and dry runs: the same decisions, without asking anybody. */
public final class ExplainRoute {

  /** One tier of a plan. */
  public record Step(
      String tier, boolean asked, String reason, long calls, long inputTokens, Cost cost) {}

  /**
   * A plan for one text.
   *
   * @param document the type of a filing's document, such as EX-99.1; {@code article} otherwise
   * @param subject the ticker that it is scored for, or {@code *} for the text as a whole
   * @param traits of the text and of the tiers, on which the rules depend, in words
   * @param rule the reason of the rule that has decided
   */
  public record Plan(
      String document,
      String subject,
      String policy,
      String traits,
      String rule,
      String wanted,
      List<Step> steps) {}

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

  private ExplainRoute() {}

  /** The plans for a stored text, or for a file; none if score would leave it out. */
  public static List<Plan> explain(Context context, String idOrFile, Optional<Path> file) {
    RouteText texts = new RouteText(context);
    List<RouteText.Named> named = file.map(texts::file).orElseGet(() -> texts.stored(idOrFile));
    Policy policy = ScoreByRoute.policy(context);
    Forecast forecast = new Forecast(context);
    TierStates states = TierStates.now(context);
    return named.stream().map(text -> plan(text, policy, forecast, states)).toList();
  }

  private static Plan plan(
      RouteText.Named text, Policy policy, Forecast forecast, TierStates states) {
    Reading reading = text.reading();
    RoutePlan plan = states.plan(policy, reading.traits(), tier -> forecast.of(tier, reading));
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
    return new Plan(
        text.document(),
        text.subject(),
        policy.name(),
        inWords(reading.traits(), plan),
        plan.why(),
        plan.wanted().key(),
        steps);
  }

  private static String inWords(Traits traits, RoutePlan plan) {
    List<String> words = new ArrayList<>();
    words.add(traits.chars() + " characters");
    words.add(String.format(Locale.ROOT, "jargon %.3f", traits.jargon()));
    if (traits.filing()) {
      words.add("filing, items " + String.join(" ", new TreeSet<>(traits.items())));
    }
    if (plan.critical()) {
      words.add("critical");
    }
    if (plan.degraded()) {
      words.add("degraded: " + plan.wanted().key() + " cannot be asked");
    }
    return String.join(", ", words);
  }

  /**
   * What {@code score} would ask, by the tier that is asked first. A tier whose quota or budget is
   * used up already is passed over; whether they suffice for all of it is not reckoned.
   */
  public static List<Work> dryRun(Context context, boolean rescore) {
    Policy policy = ScoreByRoute.policy(context);
    Forecast forecast = new Forecast(context);
    TierStates states = TierStates.now(context);
    Map<Tier, Tally> tallies = new EnumMap<>(Tier.class);
    Selection embedded = Assembly.embedded(context).selection();
    try (ModelTiers tiers =
            ModelTiers.open(
                context.unobserved(), GuardRules.of(context.settings().profile()), "dry-run");
        Foresight foresight = new Foresight(context, List.of(policy))) {
      UnscoredPages pages =
          new UnscoredPages(
              context,
              Policies.answering(policy, tiers.selections(), embedded),
              rescore,
              () -> ScoreByBatch.waiting(context));
      for (UnscoredPages.Page page = pages.next(); !page.isEmpty(); page = pages.next()) {
        Map<String, FilingTokens> tokens = tokens(context, page.items());
        for (Foresight.Seen seen : foresight.look(page)) {
          Reading reading = seen.reading();
          Foresight.Way way =
              seen.way(
                  policy,
                  traits -> states.plan(policy, traits, each -> forecast.of(each, reading)));
          Tier tier = way.asked();
          FilingTokens filing =
              tokens.getOrDefault(seen.item().content().hash(), FilingTokens.NONE);
          tallies.merge(tier, new Tally(1, forecast.of(tier, reading), filing), Tally::plus);
        }
      }
    }
    Map<Tier, String> models = models(context, embedded);
    List<Work> work = new ArrayList<>();
    tallies.forEach((tier, tally) -> work.add(tally.work(tier, models.getOrDefault(tier, ""))));
    return work;
  }

  private record Tally(long texts, Forecast.Load load, FilingTokens filings) {
    Tally plus(Tally other) {
      return new Tally(texts + other.texts, load.plus(other.load), filings.plus(other.filings));
    }

    Work work(Tier tier, String model) {
      return new Work(
          tier.key(),
          model,
          texts,
          load.calls(),
          load.inputTokens(),
          load.outputTokens(),
          load.cost(),
          filings);
    }
  }

  private static Map<Tier, String> models(Context context, Selection embedded) {
    Map<Tier, String> models = new EnumMap<>(Tier.class);
    models.put(Tier.EMBEDDED, embedded.model());
    RemoteTier.configured(context, ModelTiers.catalogue(context))
        .forEach(each -> models.put(each.card().tier(), each.card().id()));
    return models;
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
}
