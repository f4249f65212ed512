package dev.bellwether.report;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Round values along an axis that cover a range: multiples of 1, 2 or 5 times a power of ten. After
 * P. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990), pages 61-63.
 *
 * @param first multiple of {@code step} at or below the least value
 * @param last multiple of {@code step} at or above the greatest value
 * @param step distance of two ticks, positive
 */
record ValueTicks(long first, long last, double step) {
  private static final int INTERVALS = 5;
  private static final double PLAIN_LIMIT = 1e6;
  private static final int MAX_DECIMALS = 6;

  /** Ticks for values from {@code low} to {@code high}, both finite. */
  static ValueTicks covering(double low, double high) {
    return covering(low, high, 0);
  }

  /** Ticks for counts, which have no halves. */
  static ValueTicks ofCounts(double low, double high) {
    return covering(low, high, 1);
  }

  private static ValueTicks covering(double low, double high, double leastStep) {
    double margin = high > low ? 0 : marginOfOneValue(low);
    double bottom = low - margin;
    double top = high + margin;
    double step = Math.max(leastStep, nice((top - bottom) / INTERVALS));
    return new ValueTicks((long) Math.floor(bottom / step), (long) Math.ceil(top / step), step);
  }

  double low() {
    return first * step;
  }

  double high() {
    return last * step;
  }

  DoubleStream values() {
    return LongStream.rangeClosed(first, last).mapToDouble(i -> i * step);
  }

  String label(double value) {
    int decimals = Math.max(0, (int) -Math.floor(StrictMath.log10(step) + 1e-9));
    String label =
        Math.abs(value) >= PLAIN_LIMIT || decimals > MAX_DECIMALS
            ? String.format(Locale.ROOT, "%.1e", value)
            : Figures.fixed(value, decimals);
    return Typography.minus(label);
  }

  private static double marginOfOneValue(double value) {
    return value == 0 ? 1 : Math.abs(value) * 0.1;
  }

  private static double nice(double step) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(step)));
    double fraction = step / power;
    double rounded = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10;
    return rounded * power;
  }
}
