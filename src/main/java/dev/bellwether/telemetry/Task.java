package dev.bellwether.telemetry;

/**
 * A text that is to be scored.
 *
 * @param article what to know it by: the id of the document that a watch saw; in a batch, where
 *     several documents may share a text, the hash of the text
 * @param ticker whom it is scored for; {@code *} for the text as a whole
 * @param watched true if a watch saw it, so that scoring is a part of what becomes of it
 */
public record Task(String article, String ticker, boolean watched) {}
