package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * What one says about a series of numbers at a glance; for information coefficients, the IC
 * summary.
 *
 * @param n how many numbers
 * @param mean their mean; absent if there is none
 * @param std sample standard deviation (divisor n - 1); absent below two numbers
 * @param riskAdjusted mean / std, not annualised; absent if the numbers do not vary
 * @param skew population skewness m3 / m2^1.5 (biased); absent if the numbers do not vary
 * @param excessKurtosis population m4 / m2^2 - 3 (biased); absent if the numbers do not vary
 */
public record SeriesSummary(
    int n,
    OptionalDouble mean,
    OptionalDouble std,
    OptionalDouble riskAdjusted,
    OptionalDouble skew,
    OptionalDouble excessKurtosis) {

  /** The summary of finite numbers, in any order. */
  public static SeriesSummary of(double[] values) {
    OptionalDouble none = OptionalDouble.empty();
    if (values.length == 0) {
      return new SeriesSummary(0, none, none, none, none, none);
    }
    if (Correlation.isConstant(values, 0, values.length)) {
      OptionalDouble std = values.length > 1 ? OptionalDouble.of(0) : none;
      return new SeriesSummary(values.length, OptionalDouble.of(values[0]), std, none, none, none);
    }
    Moments moments = Moments.of(values);
    return new SeriesSummary(
        values.length,
        OptionalDouble.of(moments.mean()),
        OptionalDouble.of(moments.std()),
        OptionalDouble.of(moments.mean() / moments.std()),
        OptionalDouble.of(moments.skew()),
        OptionalDouble.of(moments.kurtosis() - 3));
  }

  /** std / sqrt(n): the standard error of the mean if the numbers are independent. */
  public OptionalDouble standardError() {
    return std.isPresent() ? OptionalDouble.of(std.getAsDouble() / Math.sqrt(n)) : std;
  }
}
