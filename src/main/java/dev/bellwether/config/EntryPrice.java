package dev.bellwether.config;

/** The first price at which a replay may trade on a signal. */
public enum EntryPrice {
  /** The first open after the signal is known. */
  NEXT_OPEN,
  /** The first close after the signal is known. */
  NEXT_CLOSE
}
