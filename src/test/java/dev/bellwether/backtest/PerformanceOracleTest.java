package dev.bellwether.backtest;

import static dev.bellwether.backtest.Agreement.agree;
import static dev.bellwether.backtest.Agreement.tested;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What empyrical, quantstats, statsmodels and R gave for series of daily returns. */
class PerformanceOracleTest {

  @Test
  void agreesWithEmpyricalOnEveryRatio() {
    double[] returns = OracleCase.table("returns_series.csv").numbers("ret");
    JsonNode expected = OracleCase.json("expected_returns_stats.json").get("empyrical");
    Performance performance = Performance.of(SessionSeries.of(returns), 252);
    agree("sharpe", performance.sharpe(), expected.get("sharpe"));
    agree("sortino", performance.sortino(), expected.get("sortino"));
    agree("max drawdown", performance.maxDrawdown(), expected.get("max_drawdown"));
    agree("calmar", performance.calmar(), expected.get("calmar"));
    agree("annual return", performance.annualReturn(), expected.get("annual_return"));
    agree("volatility", performance.annualVolatility(), expected.get("annual_volatility"));
    double daily = 0.02 / 252;
    agree(
        "sharpe above the risk-free rate",
        SharpeRatio.annualised(returns, daily, 252),
        expected.get("sharpe_rf_2pct_annual_as_daily"));
    SessionSeries wealth = EquityCurve.of(SessionSeries.of(returns));
    agree(
        "cumulative return",
        wealth.at(wealth.sessions() - 1) - 1,
        expected.get("cum_return_final"));
  }

  @Test
  void agreesWithTheSeriesBuiltFromThePanelAndItsCosts() {
    OracleCase oracle = OracleCase.load("a", "a");
    CleanSample sample = oracle.sample(1, 5, 10);
    LongShort portfolio = LongShort.of(sample, new FactorWeighted());
    CsvTable series = OracleCase.table("returns_series.csv");
    SessionSeries gross = portfolio.returns(1);
    agree("portfolio", gross, series.numbers("ret"));
    agree("universe", UniverseReturns.of(sample, 1), series.numbers("bench"));
    JsonNode costs = OracleCase.json("expected_returns_stats.json").get("costs");
    SessionSeries turnover = portfolio.turnover(1);
    agree("turnover", turnover.summary().mean(), costs.get("mean_turnover_two_sided"));
    agree("gross", Performance.of(gross, 252).sharpe(), costs.get("gross_sharpe"));
    SessionSeries net = TradingCosts.net(gross, turnover, 10);
    agree("net", Performance.of(net, 252).sharpe(), costs.get("net_sharpe"));
    agree("break-even", TradingCosts.breakEven(gross, turnover), costs.get("breakeven_cost_bp"));
  }

  @Test
  void agreesWithStatsmodelsAndRSandwichOnTheMeanOfReturns() {
    double[] weak = OracleCase.table("weak_returns.csv").numbers("ret");
    agreeOnLags(weak, OracleCase.json("expected_weak_series.json").get("nw"), "");
    double[] strong = OracleCase.table("returns_series.csv").numbers("ret");
    agreeOnLags(
        strong, OracleCase.json("expected_returns_stats.json").get("newey_west_mean"), "L=");
  }

  private static void agreeOnLags(double[] returns, JsonNode expected, String prefix) {
    expected
        .fields()
        .forEachRemaining(
            each -> {
              int lag = Integer.parseInt(each.getKey().substring(prefix.length()));
              TTest.Tested test = tested(NeweyWest.of(returns, lag));
              agree("se at lag " + lag, test.standardError(), each.getValue().get("se"));
              agree("t at lag " + lag, test.t(), each.getValue().get("t"));
            });
  }
}
