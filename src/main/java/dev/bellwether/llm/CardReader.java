package dev.bellwether.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import dev.bellwether.Tier;
import dev.bellwether.guard.RateLimit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code [[models]]} table. */
final class CardReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "tier",
          "default",
          "context_tokens",
          "sampling",
          "thinking",
          "logprobs",
          "per_minute",
          "per_day",
          "reserve",
          "day_zone",
          "knowledge_cutoff",
          "batch_share",
          "prices");
  private static final Set<String> PRICE_KEYS =
      Set.of("from", "up_to_input", "input", "cached", "cache_write", "output");

  private final String origin;
  private final JsonNode table;
  private final String id;

  CardReader(String origin, JsonNode table) {
    this.origin = origin;
    this.table = table;
    this.id = table.path("id").asText();
  }

  ModelCard card() {
    refuseOthersThan(KEYS, table);
    if (id.isEmpty()) {
      throw broken("a model has no id");
    }
    return new ModelCard(
        id,
        tier(),
        table.path("default").asBoolean(false),
        table.path("context_tokens").asInt(32_768),
        table.path("sampling").asBoolean(true),
        table.path("thinking").asText(),
        table.path("logprobs").asBoolean(false),
        table.path("per_minute").asInt(RateLimit.UNLIMITED),
        table.path("per_day").asInt(RateLimit.UNLIMITED),
        table.path("reserve").asInt(0),
        zone(),
        table.has("knowledge_cutoff")
            ? Optional.of(date(table.path("knowledge_cutoff")))
            : Optional.empty(),
        batchShare(),
        prices());
  }

  private Tier tier() {
    try {
      return Tier.ofKey(table.path("tier").asText());
    } catch (IllegalArgumentException e) {
      throw broken("its tier is none of gemini, claude, openai");
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(table.path("day_zone").asText("UTC"));
    } catch (DateTimeException e) {
      throw broken("its day_zone is no time zone");
    }
  }

  /** All vendors we know take half. */
  private BigDecimal batchShare() {
    if (!table.has("batch_share")) {
      return new BigDecimal("0.5");
    }
    BigDecimal share = money(table, "batch_share");
    if (share.compareTo(BigDecimal.ONE) > 0) {
      throw broken("its batch_share is above 1");
    }
    return share;
  }

  private List<Price> prices() {
    List<Price> prices = new ArrayList<>();
    for (JsonNode price : table.path("prices")) {
      refuseOthersThan(PRICE_KEYS, price);
      BigDecimal input = money(price, "input");
      prices.add(
          new Price(
              date(price.path("from")),
              price.path("up_to_input").asLong(Long.MAX_VALUE),
              input,
              price.has("cached") ? money(price, "cached") : input,
              price.has("cache_write") ? money(price, "cache_write") : input,
              money(price, "output")));
    }
    return List.copyOf(prices);
  }

  private BigDecimal money(JsonNode price, String key) {
    JsonNode amount = price.path(key);
    if (!amount.isNumber() || amount.decimalValue().signum() < 0) {
      throw broken("it has no number of 0 or more for " + key);
    }
    return amount.decimalValue();
  }

  private LocalDate date(JsonNode node) {
    try {
      return LocalDate.parse(node.asText());
    } catch (DateTimeException e) {
      throw broken("'" + node.asText() + "' is no date like 2026-11-24");
    }
  }

  private void refuseOthersThan(Set<String> known, JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw broken("it has an unknown key '" + key + "'");
              }
            });
  }

  private BellwetherException broken(String reason) {
    return BellwetherException.usage(
        "models.toml (" + origin + "), model '" + id + "': " + reason,
        "compare it with the models.toml that Bellwether comes with");
  }
}
