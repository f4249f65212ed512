package dev.bellwether.engine;

import java.util.Locale;

/** A p-value in a sentence. */
final class PValue {
  private static final double SMALLEST = 0.001;

  private PValue() {}

  /** Such as {@code p 0.039}; a smaller one than three decimals can say is never called zero. */
  static String words(double p) {
    return p < SMALLEST ? "p < 0.001" : String.format(Locale.ROOT, "p %.3f", p);
  }
}
