package dev.bellwether.backtest;

import java.util.Locale;

/** Prints what a long proof measured, for benchmarks/README.md. */
public final class Figures {
  private Figures() {}

  public static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
