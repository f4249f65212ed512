package dev.bellwether.engine;

import dev.bellwether.Cost;
import dev.bellwether.Tier;
import dev.bellwether.config.CloudSettings;
import dev.bellwether.llm.Catalogue;
import dev.bellwether.llm.ModelCard;
import dev.bellwether.llm.Price;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What texts will cost at a tier, before anybody is asked. */
final class Forecast {
  /** English text and numbers, as vendors' tokenisers cut them. */
  private static final int CHARS_PER_TOKEN = 4;

  /** A verdict with its rationale. */
  private static final int ANSWER_TOKENS = 70;

  /** The same with the facts before it, as filings are asked for. */
  private static final int FILING_ANSWER_TOKENS = 250;

  /** What putting one text to a tier takes. */
  record Load(long calls, long inputTokens, long outputTokens, Cost cost) {
    Load plus(Load other) {
      return new Load(
          calls + other.calls,
          inputTokens + other.inputTokens,
          outputTokens + other.outputTokens,
          new Cost(cost.microUsd() + other.cost().microUsd()));
    }
  }

  private final Map<Tier, ModelCard> cards = new EnumMap<>(Tier.class);
  private final PromptShelf prompts;
  private final LocalDate today;

  Forecast(Context context) {
    Catalogue catalogue = ModelTiers.catalogue(context);
    CloudSettings cloud = context.settings().cloud();
    cards.put(Tier.GEMINI, catalogue.get(Tier.GEMINI, cloud.gemini().model()));
    cards.put(Tier.CLAUDE, catalogue.get(Tier.CLAUDE, cloud.claude().model()));
    if (!cloud.openai().url().isEmpty()) {
      cards.put(Tier.OPENAI, catalogue.get(Tier.OPENAI, cloud.openai().model()));
    }
    prompts = ModelTiers.prompts(context);
    today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
  }

  /** The model of a tier; empty for a tier that costs nothing. */
  Optional<ModelCard> card(Tier tier) {
    return Optional.ofNullable(cards.get(tier));
  }

  /** One call for each part of a text. */
  Load of(Tier tier, Reading reading) {
    return of(tier, reading.prompt(), reading.parts().size(), reading.chars());
  }

  private Load of(Tier tier, String promptName, long calls, long chars) {
    Optional<ModelCard> card = card(tier);
    if (card.isEmpty()) {
      return new Load(calls, 0, 0, Cost.ZERO);
    }
    Prompt prompt = prompts.get(promptName);
    long fixed =
        (long) prompt.system().length() + prompt.user().length() + prompt.schema().length();
    long input = (calls * fixed + chars) / CHARS_PER_TOKEN;
    long output = calls * (promptName.startsWith("filing-") ? FILING_ANSWER_TOKENS : ANSWER_TOKENS);
    Price price = card.get().price(today, input / calls);
    return new Load(calls, input, output, price.of(new Price.Tokens(input, 0, 0, output)));
  }
}
