package dev.bellwether.backtest;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How a series of one-session returns did. Absent ratios have no denominator or too few returns.
 *
 * @param n returns
 * @param annualReturn compounded, a fraction
 * @param annualVolatility std with divisor n - 1 times sqrt(periods a year), a fraction
 * @param sharpe annualised, risk-free rate 0
 * @param sortino annualised, target 0
 * @param maxDrawdown a fraction, 0 or below
 * @param calmar annual return / |max drawdown| (Young 1991, Futures), over the whole series
 * @param hitRate share of returns above 0
 */
public record Performance(
    int n,
    OptionalDouble annualReturn,
    OptionalDouble annualVolatility,
    OptionalDouble sharpe,
    OptionalDouble sortino,
    double maxDrawdown,
    OptionalDouble calmar,
    OptionalDouble hitRate) {

  /** The performance over the sessions that have a return. */
  public static Performance of(SessionSeries returns, int periodsPerYear) {
    double[] observed = returns.observed();
    OptionalDouble annualReturn = AnnualReturn.of(observed, periodsPerYear);
    OptionalDouble std = SeriesSummary.of(observed).std();
    double maxDrawdown = MaxDrawdown.of(observed);
    return new Performance(
        observed.length,
        annualReturn,
        std.isEmpty() ? std : OptionalDouble.of(std.getAsDouble() * Math.sqrt(periodsPerYear)),
        SharpeRatio.annualised(observed, 0, periodsPerYear),
        SortinoRatio.annualised(observed, periodsPerYear),
        maxDrawdown,
        calmar(annualReturn, maxDrawdown),
        Arrays.stream(observed).map(each -> each > 0 ? 1 : 0).average());
  }

  private static OptionalDouble calmar(OptionalDouble annualReturn, double maxDrawdown) {
    return annualReturn.isEmpty() || maxDrawdown == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(annualReturn.getAsDouble() / -maxDrawdown);
  }
}
