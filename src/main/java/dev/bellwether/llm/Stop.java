package dev.bellwether.llm;

/** Why a model stopped writing. */
public sealed interface Stop {
  /** It had said all it wanted. */
  record Done() implements Stop {}

  /** It will not judge this text. */
  record Refused(String why) implements Stop {}

  /** It ran out of the tokens it may write. */
  record OutOfTokens() implements Stop {}

  /** The text does not fit. */
  record Overflow() implements Stop {}
}
