package dev.bellwether;

import java.util.Optional;

/**
 * A text's sentiment for a ticker.
 *
 * @param contentHash the text
 * @param ticker whom it is about; empty for the text as a whole
 * @param value from -1 (bearish) to 1 (bullish)
 * @param confidence from 0 to 1
 * @param direction which way it points
 * @param provenance who said so
 */
public record Score(
    String contentHash,
    Optional<Ticker> ticker,
    double value,
    double confidence,
    Direction direction,
    Provenance provenance) {}
