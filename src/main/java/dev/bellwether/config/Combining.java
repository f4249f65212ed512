package dev.bellwether.config;

/** How the scores of a ticker become its signal. */
public enum Combining {
  /** Their weighted mean: ten reports of one thing say no more than one. */
  MEAN,
  /** Their weighted sum: more news says more. */
  SUM
}
