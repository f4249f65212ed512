package dev.bellwether.report;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A named series of a line chart.
 *
 * @param name as the legend has it
 * @param values in order of their dates
 */
record DatedLine(String name, List<Value> values) {
  /** A value of one date; not finite = none. */
  record Value(LocalDate date, double value) {}

  static <T> DatedLine of(
      String name, List<T> points, Function<T, LocalDate> date, ToDoubleFunction<T> value) {
    return new DatedLine(
        name, points.stream().map(p -> new Value(date.apply(p), value.applyAsDouble(p))).toList());
  }

  /** The sums up to each date. */
  DatedLine cumulated() {
    double[] sum = {0};
    return new DatedLine(
        name,
        values.stream()
            .filter(v -> Double.isFinite(v.value()))
            .map(v -> new Value(v.date(), sum[0] += v.value()))
            .toList());
  }

  /** Fall from the highest value so far, a fraction; the first peak is the start at 1. */
  DatedLine drawdown() {
    double[] peak = {1};
    return new DatedLine(
        name,
        values.stream()
            .map(v -> new Value(v.date(), v.value() / (peak[0] = Math.max(peak[0], v.value())) - 1))
            .toList());
  }

  DatedLine times(double factor) {
    return new DatedLine(
        name, values.stream().map(v -> new Value(v.date(), v.value() * factor)).toList());
  }
}
