package dev.bellwether.ingest.live;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A price or a volume that met a rule. What is not known is empty, never zero.
 *
 * @param rule the name of the rule
 * @param ticker whose price
 * @param price the last price
 * @param change from the reference of the rule to the last price, a fraction: 0.05 is 5 % up
 * @param volume shares since the session opened
 * @param volumeRatio the volume over what is usual; 3 is three times as much
 * @param at when the quote says it was
 */
public record PriceAlert(
    String rule,
    Ticker ticker,
    double price,
    OptionalDouble change,
    OptionalDouble volume,
    OptionalDouble volumeRatio,
    Instant at) {}
