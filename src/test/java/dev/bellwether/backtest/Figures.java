package dev.bellwether.backtest;

import java.util.Locale;

/** Prints what a long proof measured, for benchmarks/README.md. */
final class Figures {
  private Figures() {}

  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
