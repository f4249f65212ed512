package dev.bellwether.llm.local;

/** How an ask ended. */
public sealed interface Ending {

  /** With an answer. */
  record Answered(Answer answer) implements Ending {}

  /** It was not begun: prompt and answer do not fit together into the context. */
  record Overflow(int promptTokens, int contextTokens) implements Ending {}

  /** It was not begun, or broken off, for a fault in the ask; the process is well. */
  record Rejected(String why) implements Ending {}

  /** It was not answered, and no other will be until a person acts; the process is well. */
  record Denied(String why) implements Ending {}

  /** It was not answered for want of something that may come back; the process is well. */
  record Unable(String why) implements Ending {}

  /** Somebody cancelled it. */
  record Cancelled() implements Ending {}

  /** The process ended, or was killed, before it had answered. */
  record Died(String why) implements Ending {}
}
