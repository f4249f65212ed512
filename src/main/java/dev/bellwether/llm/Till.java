package dev.bellwether.llm;

import dev.bellwether.Cost;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** Works out what calls to one model cost, by the price of the day. Safe for threads. */
public final class Till {
  /** Roles, separators and the schema that vendors add to a prompt. */
  private static final int OVERHEAD_TOKENS = 300;

  private final Catalogue catalogue;
  private final Optional<ModelCard> card;
  private final Clock clock;
  private final boolean batch;
  private final Optional<Supplier<Cost>> unknown;

  /** Charges for a model that is asked directly. */
  public Till(Catalogue catalogue, ModelCard card, Clock clock) {
    this(catalogue, Optional.of(card), clock, false, Optional.empty());
  }

  private Till(
      Catalogue catalogue,
      Optional<ModelCard> card,
      Clock clock,
      boolean batch,
      Optional<Supplier<Cost>> unknown) {
    this.catalogue = catalogue;
    this.card = card;
    this.clock = clock;
    this.batch = batch;
    this.unknown = unknown;
  }

  /** The same for questions that are asked in a batch. */
  public Till ofBatches() {
    return new Till(catalogue, card, clock, true, unknown);
  }

  /**
   * Charges for answers out of a batch of another time.
   *
   * @param model that was asked, which need not be known any more
   * @param at when the batch was handed in
   * @param unknown what an answer counts for whose price is not known; asked for each such answer
   */
  public static Till ofBatch(
      Catalogue catalogue, String model, Instant at, Supplier<Cost> unknown) {
    Clock then = Clock.fixed(at, ZoneOffset.UTC);
    return new Till(catalogue, catalogue.find(model), then, true, Optional.of(unknown));
  }

  /**
   * What an answer cost. Vendors charge the model that answered, so its price counts where it is
   * known for today, and else that of the model that was asked.
   *
   * @param answeredBy as the vendor named it; may be empty
   */
  public Cost of(String answeredBy, Price.Tokens tokens) {
    Optional<Price> price =
        catalogue
            .find(answeredBy)
            .or(() -> card)
            .flatMap(
                known -> known.knownPrice(today(), tokens.input()).map(full -> share(known, full)));
    if (price.isEmpty() && unknown.isPresent()) {
      return unknown.get().get();
    }
    return price.orElseGet(() -> price(card.orElseThrow(), tokens.input())).of(tokens);
  }

  /**
   * What a call may cost at most: nothing cached, everything put into the cache, the longest
   * answer. Tokens are taken as two bytes each, where vendors' tokenisers make three to five of
   * English and of numbers.
   */
  public Cost atMost(String prompt, int maxOutputTokens) {
    long input = tokensAtMost(prompt);
    Price price = price(card.orElseThrow(), input);
    boolean writeIsDearer = price.cacheWrite().compareTo(price.input()) > 0;
    return price.of(
        writeIsDearer
            ? new Price.Tokens(0, 0, input, maxOutputTokens)
            : new Price.Tokens(input, 0, 0, maxOutputTokens));
  }

  /** An upper bound of the tokens of a prompt. */
  public static long tokensAtMost(String prompt) {
    return (long) prompt.getBytes(StandardCharsets.UTF_8).length / 2 + OVERHEAD_TOKENS;
  }

  private Price price(ModelCard charged, long input) {
    return share(charged, charged.price(today(), input));
  }

  private Price share(ModelCard charged, Price full) {
    return batch ? full.times(charged.batchShare()) : full;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
