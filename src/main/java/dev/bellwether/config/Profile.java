package dev.bellwether.config;

/** Which deadlines and retries a run may afford. */
public enum Profile {
  /** An answer within seconds; a slow tier is left at once. */
  LIVE,
  /** Throughput first; retries wait up to a minute. */
  BATCH,
  /** One declared tier, no cascade, no approximate cache: same inputs, same bytes. */
  RESEARCH
}
