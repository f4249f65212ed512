package dev.bellwether.engine;

import dev.bellwether.backtest.BlockBootstrap;
import dev.bellwether.backtest.BlockLength;
import dev.bellwether.backtest.NaiveT;
import dev.bellwether.backtest.NeweyWest;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SharpeRatio;
import dev.bellwether.backtest.TTest;
import dev.bellwether.report.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How sure the mean of one series of returns and its Sharpe ratio are. */
record ReturnCertainty(double[] returns, StudyReturns.Request request) {
  private static final double CONFIDENCE = ReturnFigures.CONFIDENCE;

  List<Fields> meanTests() {
    List<Integer> lags =
        request.lags().isEmpty()
            ? List.of(NeweyWest.defaultLag(returns.length, 1))
            : request.lags();
    List<Fields> tests = new ArrayList<>();
    tests.add(test("naive", Optional.empty(), NaiveT.of(returns)));
    lags.forEach(
        lag -> tests.add(test("newey_west", Optional.of(lag), NeweyWest.of(returns, lag))));
    return tests;
  }

  private static Fields test(String kind, Optional<Integer> lag, TTest test) {
    Optional<TTest.Tested> tested =
        test instanceof TTest.Tested made ? Optional.of(made) : Optional.empty();
    return new Fields()
        .with("kind", kind)
        .with("lag", lag)
        .with("std_error", tested.map(TTest.Tested::standardError))
        .with("t", tested.map(TTest.Tested::t))
        .with("p_value", tested.map(TTest.Tested::p))
        .with("p_normal", tested.map(TTest.Tested::pNormal));
  }

  /** None for returns that do not vary. */
  List<Fields> intervals() {
    if (SeriesSummary.of(returns).riskAdjusted().isEmpty()) {
      return List.of();
    }
    StudyReturns.Resampling how = request.bootstrap();
    BlockBootstrap.Scheme scheme =
        how.circular() ? BlockBootstrap.Scheme.CIRCULAR : BlockBootstrap.Scheme.STATIONARY;
    double block = how.block().orElseGet(() -> BlockLength.of(returns, scheme));
    BlockBootstrap bootstrap = new BlockBootstrap(scheme, block, how.resamples(), how.seed());
    return List.of(
        interval(
            "sharpe",
            bootstrap,
            "percentile",
            bootstrap.interval(returns, this::annualSharpe, CONFIDENCE)),
        interval(
            "sharpe",
            bootstrap,
            "studentised",
            bootstrap.studentised(returns, this::annualSharpe, this::errorOfSharpe, CONFIDENCE)),
        interval(
            "mean",
            bootstrap,
            "studentised",
            bootstrap.studentised(
                returns, ReturnCertainty::mean, ReturnCertainty::robustError, CONFIDENCE)));
  }

  /** A resample without variation has no ratio; it says no more than that. */
  private double annualSharpe(double[] drawn) {
    return SharpeRatio.annualised(drawn, 0, request.periodsPerYear()).orElse(0);
  }

  private double errorOfSharpe(double[] drawn) {
    int lag = NeweyWest.defaultLag(drawn.length, 1);
    return SharpeRatio.standardError(drawn, lag, request.periodsPerYear())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double robustError(double[] values) {
    return NeweyWest.of(values, NeweyWest.defaultLag(values.length, 1))
            instanceof TTest.Tested tested
        ? tested.standardError()
        : Double.POSITIVE_INFINITY;
  }

  private static Fields interval(
      String figure, BlockBootstrap bootstrap, String method, BlockBootstrap.Interval interval) {
    return new Fields()
        .with("figure", figure)
        .with("low", interval.low())
        .with("high", interval.high())
        .with("level", interval.level())
        .with("method", method)
        .with("scheme", bootstrap.scheme().name().toLowerCase(Locale.ROOT))
        .with("block", bootstrap.meanBlock())
        .with("resamples", bootstrap.resamples())
        .with("seed", bootstrap.seed());
  }
}
