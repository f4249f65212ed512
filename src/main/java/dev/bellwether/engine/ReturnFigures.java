package dev.bellwether.engine;

import dev.bellwether.backtest.AlphaBeta;
import dev.bellwether.backtest.DeflatedSharpe;
import dev.bellwether.backtest.DownsideRisk;
import dev.bellwether.backtest.EquityCurve;
import dev.bellwether.backtest.OmegaRatio;
import dev.bellwether.backtest.Performance;
import dev.bellwether.backtest.ProbabilisticSharpe;
import dev.bellwether.backtest.SeriesSummary;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.backtest.SharpeRatio;
import dev.bellwether.backtest.SmoothedSharpe;
import dev.bellwether.backtest.Stability;
import dev.bellwether.backtest.Tails;
import dev.bellwether.report.Fields;
import java.util.Optional;

/** What one series of returns was worth, and how good its Sharpe ratio is. */
record ReturnFigures(double[] returns, StudyReturns.Request request) {
  /** What is taken for sure. */
  static final double CONFIDENCE = 0.95;

  Fields performance() {
    SessionSeries series = SessionSeries.of(returns);
    Performance performance = Performance.of(series, request.periodsPerYear());
    SeriesSummary summary = series.summary();
    SessionSeries wealth = EquityCurve.of(series);
    double periodic = request.riskFree() / request.periodsPerYear();
    return new Fields()
        .with("n", returns.length)
        .with("mean", summary.mean())
        .with("std", summary.std())
        .with("skew", summary.skew())
        .with("excess_kurtosis", summary.excessKurtosis())
        .with("cumulative_return", wealth.at(wealth.sessions() - 1) - 1)
        .with("annual_return", performance.annualReturn())
        .with("annual_volatility", performance.annualVolatility())
        .with("sharpe", SharpeRatio.annualised(returns, periodic, request.periodsPerYear()))
        .with("sharpe_smoothed", SmoothedSharpe.annualised(returns, request.periodsPerYear()))
        .with("sortino", performance.sortino())
        .with("downside_risk", DownsideRisk.annualised(returns, request.periodsPerYear()))
        .with("max_drawdown", performance.maxDrawdown())
        .with("calmar", performance.calmar())
        .with("hit_rate", performance.hitRate())
        .with("omega", OmegaRatio.of(returns))
        .with("stability", Stability.of(returns));
  }

  Fields tails() {
    Tails tails = Tails.of(returns);
    return new Fields()
        .with("value_at_risk_5pct", tails.valueAtRisk())
        .with("expected_shortfall_5pct", tails.expectedShortfall())
        .with("tail_ratio", tails.ratio());
  }

  /** Per period, never annualised. */
  Fields sharpe() {
    double target = request.benchmarkSharpe();
    Optional<DeflatedSharpe> deflated = deflated();
    return new Fields()
        .with("per_period", SeriesSummary.of(returns).riskAdjusted())
        .with("probability_above_0", ProbabilisticSharpe.of(returns, 0))
        .with("target", target)
        .with("probability_above_target", ProbabilisticSharpe.of(returns, target))
        .with("least_periods_95pct", ProbabilisticSharpe.leastPeriods(returns, target, CONFIDENCE))
        .with("trials", request.trials())
        .with("trial_variance", request.trialVariance())
        .with("luck", deflated.map(DeflatedSharpe::luck))
        .with(
            "deflated_probability",
            deflated.map(DeflatedSharpe::probability).map(Tests::boxed).flatMap(found -> found));
  }

  /** Without other trials there is nothing to deflate by, and the target stands. */
  Optional<DeflatedSharpe> deflated() {
    if (request.trials() < 2) {
      double target = request.benchmarkSharpe();
      return Optional.of(new DeflatedSharpe(target, ProbabilisticSharpe.of(returns, target)));
    }
    return request
        .trialVariance()
        .map(variance -> DeflatedSharpe.of(returns, request.trials(), variance));
  }

  /** Empty for a benchmark that never moves. */
  Optional<Fields> against(double[] other) {
    SessionSeries series = SessionSeries.of(returns);
    SessionSeries explaining = SessionSeries.of(other);
    return AlphaBeta.of(series, explaining, 1, request.periodsPerYear())
        .map(
            fit ->
                new Fields()
                    .with("alpha", fit.alpha())
                    .with("annual_alpha", fit.annualAlpha())
                    .with("beta", fit.beta())
                    .with("t_alpha_naive", Tests.of(fit.naiveAlpha()).map(test -> test.t()))
                    .with(
                        "t_alpha_newey_west", Tests.of(fit.neweyWestAlpha()).map(test -> test.t()))
                    .with(
                        "information_ratio_per_period",
                        series.minus(explaining).summary().riskAdjusted()));
  }
}
