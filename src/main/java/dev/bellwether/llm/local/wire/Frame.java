package dev.bellwether.llm.local.wire;

/** One message between the program and its worker. */
public sealed interface Frame {

  /** To the worker. */
  sealed interface Order extends Frame {}

  /** From the worker. */
  sealed interface Report extends Frame {}

  /** Answer this; {@code grammar} and {@code stop} may be empty. */
  record Ask(long id, String prompt, String grammar, String stop, int maxTokens) implements Order {}

  /** Stop working on this. */
  record Cancel(long id) implements Order {}

  /** Say that you live. */
  record Ping(long number) implements Order {}

  /** End. */
  record Stop() implements Order {}

  /** The model is loaded; {@code contextTokens} of one slot. */
  record Ready(int contextTokens) implements Report {}

  /** The model cannot be loaded; the worker ends. */
  record Failed(String why) implements Report {}

  /** More of an answer. */
  record Piece(long id, String text) implements Report {}

  /** The answer is complete; {@code cut} if it ran into its limit. */
  record Done(long id, int promptTokens, int cachedTokens, int outputTokens, boolean cut)
      implements Report {}

  /** It does not fit, and was not begun. */
  record Overflow(long id, int promptTokens, int contextTokens) implements Report {}

  /** It cannot be answered; the worker is well. */
  record Rejected(long id, String why) implements Report {}

  /** It was cancelled. */
  record Cancelled(long id) implements Report {}

  /** The worker lives. */
  record Pong(long number) implements Report {}
}
