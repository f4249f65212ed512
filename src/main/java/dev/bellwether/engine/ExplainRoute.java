package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.Cost;
import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.route.Policy;
import dev.bellwether.route.RoutePlan;
import dev.bellwether.route.TierState;
import dev.bellwether.store.Texts;
import dev.bellwether.store.Unscored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** What {@code score} would ask, by the tier that should answer. */
  public static List<Work> dryRun(Context context, boolean rescore) {
    Policy policy = ScoreByRoute.policy(context);
    Forecast forecast = new Forecast(context);
    Map<Tier, TierState> states = configured(context);
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
          Tier tier = seen.wanted(policy, states);
          FilingTokens filing =
              tokens.getOrDefault(seen.item().content().hash(), FilingTokens.NONE);
          tallies.merge(tier, new Tally(1, forecast.of(tier, seen.reading()), filing), Tally::plus);
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
