package dev.bellwether.entity;

import dev.bellwether.Ticker;

/**
 * One ticker that a text is about.
 *
 * @param ticker which
 * @param evidence how it was recognised, the first time it occurs
 */
public record Mention(Ticker ticker, Evidence evidence) {}
