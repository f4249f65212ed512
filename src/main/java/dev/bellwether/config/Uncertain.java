package dev.bellwether.config;

/** What is done with an alert whose answer was lost, so that it may or may not stand there. */
public enum Uncertain {
  /** It is sent again and says that it may be a repeat. */
  RESEND,
  /** It is not sent again. */
  HOLD
}
