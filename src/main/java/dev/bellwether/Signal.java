package dev.bellwether;

/**
 * A ticker's sentiment at the decision instant of a session.
 *
 * @param ticker whose
 * @param session ordinal of the session, as counted by the exchange calendar
 * @param strength from -1 to 1
 * @param evidence how many scores it rests on, at least 1
 */
public record Signal(Ticker ticker, int session, double strength, int evidence) {}
