package dev.bellwether.llm;

import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import dev.bellwether.guard.RateLimit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a model before it is asked.
 *
 * @param id as it is named in requests
 * @param tier whose it is
 * @param standard true for the model that is asked when the user names none
 * @param contextTokens the longest prompt and answer together
 * @param sampling whether it takes a temperature
 * @param thinking the least it can be told to think, in the vendor's word; empty says nothing
 * @param logprobs whether it can give the probabilities of its tokens
 * @param perMinute calls the vendor allows in a minute
 * @param perDay calls the vendor allows on a date
 * @param reserve of those, what is kept for the live profile
 * @param dayZone where that date begins
 * @param knowledgeCutoff the last date of what it was trained on, if the vendor has said
 * @param batchShare the part of the price that a question in a batch costs, from 0 to 1
 * @param prices at any time
 */
public record ModelCard(
    String id,
    Tier tier,
    boolean standard,
    int contextTokens,
    boolean sampling,
    String thinking,
    boolean logprobs,
    int perMinute,
    int perDay,
    int reserve,
    ZoneId dayZone,
    Optional<LocalDate> knowledgeCutoff,
    BigDecimal batchShare,
    List<Price> prices) {

  /**
   * The price on a date.
   *
   * @param inputTokens length of the prompt
   * @throws BellwetherException (usage) if there is none: unknown is not free
   */
  public Price price(LocalDate date, long inputTokens) {
    return knownPrice(date, inputTokens).orElseThrow(() -> unpriced(date));
  }

  /** The price on a date, if it is known. */
  Optional<Price> knownPrice(LocalDate date, long inputTokens) {
    return prices.stream()
        .map(Price::from)
        .filter(from -> !from.isAfter(date))
        .max(Comparator.naturalOrder())
        .flatMap(
            since ->
                prices.stream()
                    .filter(price -> price.from().equals(since))
                    .filter(price -> inputTokens <= price.upToInput())
                    .min(Comparator.comparingLong(Price::upToInput)));
  }

  private BellwetherException unpriced(LocalDate date) {
    return BellwetherException.usage(
        "no price is known for " + id + " on " + date,
        "add it to models.toml in the workspace; a model that costs nothing has prices of 0");
  }

  /** The vendor's limits and the user's own, whichever are lower; the reserve is for live use. */
  public RateLimit limit(int ownPerMinute, boolean live) {
    int day = perDay == RateLimit.UNLIMITED || live ? perDay : perDay - reserve;
    return new RateLimit(tier.key() + ":" + id, Math.min(perMinute, ownPerMinute), day, dayZone);
  }
}
