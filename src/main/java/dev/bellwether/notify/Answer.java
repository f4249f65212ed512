package dev.bellwether.notify;

import java.time.Duration;

/** What came of a request; each case says what is to be done next. */
public sealed interface Answer {

  /**
   * It was done.
   *
   * @param messageId names the message for edits
   * @param took from the request to its answer
   */
  record Accepted(String messageId, Duration took) implements Answer {}

  /** The request went out, but no answer came: it may have been done. */
  record Lost(String reason) implements Answer {}

  /**
   * It was certainly not done, but may be done later: the other side was out of reach, or something
   * on the way to it has refused.
   */
  record NotSent(String reason) implements Answer {}

  /**
   * It was certainly not done, because of a rate limit.
   *
   * @param pause as the other side wants
   * @param scope {@code user}, {@code global}, {@code shared} or {@code cloudflare}
   */
  record Throttled(Duration pause, String scope) implements Answer {}

  /** The other side will not have this message, now or later. */
  record Refused(String reason) implements Answer {}

  /** The message can no longer be edited, but a new one can be posted. */
  record TooOld(String reason) implements Answer {}

  /** The message that was to be edited is gone; somebody has deleted it. */
  record Missing(String reason) implements Answer {}

  /** The channel does not exist any more, or we may not use it: never to be used again. */
  record Gone(String reason) implements Answer {}
}
