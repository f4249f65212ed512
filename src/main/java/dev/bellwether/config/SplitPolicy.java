package dev.bellwether.config;

/** What is done about a jump of a price that looks like a split nobody adjusted for. */
public enum SplitPolicy {
  /** It is named in the report, and nothing is changed. */
  FLAG,
  /** Earlier prices are divided by the ratio. */
  ADJUST,
  /** Signals of that name are left out. */
  DROP
}
