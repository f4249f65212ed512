package dev.bellwether.llm;

import dev.bellwether.Cost;
import dev.bellwether.TokenUsage;

/** What a call that gave no answer is charged. A refusal or a cut answer is paid like any other. */
public sealed interface Bill {
  /** The call was turned away; vendors do not charge for that. */
  Bill NOTHING = new Charged(TokenUsage.NONE, Cost.ZERO);

  /** The model worked, but we never heard for how much. */
  Bill UNKNOWN = new Unknown();

  /** Nothing was sent, so that there was no call. */
  Bill NOT_SENT = new NotSent();

  /** This much. */
  record Charged(TokenUsage usage, Cost cost) implements Bill {}

  /** Nobody can say before the vendor's invoice. */
  record Unknown() implements Bill {}

  /** Nobody was asked. */
  record NotSent() implements Bill {}
}
