package dev.bellwether.ingest.panel;

import java.util.List;

/** What a table holds for each date and asset, and which values of it can be used. */
public enum Quantity {
  /** A score of any size; higher is better. */
  FACTOR("factor"),
  /** A price in any currency, adjusted or not; above 0. */
  PRICE("close"),
  /** How likely a model is to remember what a score is about. */
  PROPENSITY("lap");

  private final String noun;

  Quantity(String noun) {
    this.noun = noun;
  }

  /** What it is called in reasons. */
  String noun() {
    return noun;
  }

  /** The names its column may have; the first one found counts. */
  List<String> columns() {
    return switch (this) {
      case FACTOR -> List.of("factor", "score", "signal");
      case PRICE -> List.of("close", "adj_close", "price");
      case PROPENSITY -> List.of("lap", "propensity");
    };
  }

  /** Whether a finite value can be used. */
  boolean accepts(double value) {
    return this != PRICE || value > 0;
  }
}
