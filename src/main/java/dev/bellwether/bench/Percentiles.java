package dev.bellwether.bench;

import java.util.Arrays;

/**
 * Three percentiles of measured values, each the smallest value that so many percent do not exceed
 * (nearest rank). All 0 for no values.
 */
public record Percentiles(double p50, double p95, double p99) {

  /** Of values in any order. */
  public static Percentiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
