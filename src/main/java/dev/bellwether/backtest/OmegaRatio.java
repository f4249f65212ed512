package dev.bellwether.backtest;

import java.util.OptionalDouble;

/** Gains over losses (Keating and Shadwick 2002, A Universal Performance Measure), threshold 0. */
public final class OmegaRatio {
  private OmegaRatio() {}

  /** The sum of returns above 0 over that of those below; absent without a loss. */
  public static OptionalDouble of(double[] returns) {
    double gains = 0;
    double losses = 0;
    for (double each : returns) {
      gains += Math.max(each, 0);
      losses -= Math.min(each, 0);
    }
    return losses > 0 ? OptionalDouble.of(gains / losses) : OptionalDouble.empty();
  }
}
