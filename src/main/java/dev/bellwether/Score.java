package dev.bellwether;

/**
 * A text's sentiment for a ticker.
 *
 * @param contentHash the text
 * @param ticker whom it is about
 * @param value from -1 (bearish) to 1 (bullish)
 * @param confidence from 0 to 1
 * @param direction which way it points
 * @param provenance who said so
 */
public record Score(
    String contentHash,
    Ticker ticker,
    double value,
    double confidence,
    Direction direction,
    Provenance provenance) {}
