package dev.bellwether.backtest;

import static dev.bellwether.backtest.Agreement.agree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Reference figures for luck: many trials, many tests, short and skewed records. */
class OverfittingOracleTest {

  @Test
  void agreesOnProbabilisticAndDeflatedSharpeRatios() {
    double[] weak = OracleCase.table("weak_returns.csv").numbers("ret");
    JsonNode expected = OracleCase.json("expected_weak_series.json");
    agree("PSR", ProbabilisticSharpe.of(weak, 0), expected.get("psr_0"));
    agree("MinTRL", ProbabilisticSharpe.leastPeriods(weak, 0, .95), expected.get("min_trl_95"));
    JsonNode dsr = expected.get("dsr");
    DeflatedSharpe deflated =
        DeflatedSharpe.of(
            weak, dsr.get("N").intValue(), dsr.get("V_trial_sr_per_period").doubleValue());
    agree("SR0", deflated.luck(), dsr.get("sr0_per_period"));
    agree("DSR", deflated.probability(), dsr.get("dsr"));
  }

  @Test
  void agreesOnAStrongRecordAndItsTrials() {
    double[] strong = OracleCase.table("returns_series.csv").numbers("ret");
    JsonNode expected = OracleCase.json("expected_returns_stats.json");
    JsonNode psr = expected.get("psr");
    agree("PSR", ProbabilisticSharpe.of(strong, .05), psr.get("psr_sr_star_0.05"));
    agree("MinTRL", ProbabilisticSharpe.leastPeriods(strong, 0, .95), expected.get("min_trl_95"));
    DeflatedSharpe deflated = DeflatedSharpe.of(strong, 20, .0016);
    agree("SR0", deflated.luck(), expected.get("dsr").get("sr0"));
    agree("DSR", deflated.probability(), expected.get("dsr").get("dsr"));
  }

  @Test
  void usesKurtosisNotInExcessUnlikeThreeLibraries() {
    double[] monthly = OracleCase.table("psr_monthly_returns.csv").numbers("ret");
    JsonNode expected = OracleCase.json("expected_psr_monthly.json");
    agree("PSR", ProbabilisticSharpe.of(monthly, .25), expected.get("psr_correct"));
  }

  @Test
  void agreesWithStatsmodelsOnManyTests() {
    JsonNode expected = OracleCase.json("expected_returns_stats.json").get("multiple_testing");
    double[] p = array(expected.get("p"));
    for (int i = 0; i < p.length; i++) {
      agree("Bonferroni", MultipleTesting.bonferroni(p)[i], adjusted(expected, "bonferroni")[i]);
      agree("Holm", MultipleTesting.holm(p)[i], adjusted(expected, "holm")[i]);
      agree("BH", MultipleTesting.benjaminiHochberg(p)[i], adjusted(expected, "fdr_bh")[i]);
      agree("BY", MultipleTesting.benjaminiYekutieli(p)[i], adjusted(expected, "fdr_by")[i]);
    }
  }

  private static double[] adjusted(JsonNode expected, String method) {
    return array(expected.get(method).get("adjusted"));
  }

  private static double[] array(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  @Test
  void agreesOnTheProbabilityOfOverfittingWithAndWithoutSkill() {
    CsvTable table = OracleCase.table("pbo_trials.csv");
    double[][] rows =
        table.rows().stream()
            .map(row -> row.stream().mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    JsonNode expected = OracleCase.json("expected_weak_series.json");
    compare(
        BacktestOverfitting.of(Panel.ofSessions(rows), 8).orElseThrow(), expected.get("pbo_noise"));
    int skilled = table.header().indexOf("s03");
    Arrays.stream(rows).forEach(row -> row[skilled] += .004);
    compare(
        BacktestOverfitting.of(Panel.ofSessions(rows), 8).orElseThrow(),
        expected.get("pbo_with_s03_plus_40bp"));
  }

  private static void compare(BacktestOverfitting actual, JsonNode expected) {
    assertThat(actual.splits()).isEqualTo(expected.get("combos").intValue());
    agree("PBO", actual.probability(), expected.get("pbo_lambda_le_0"));
    agree("logit", actual.meanLogit(), expected.get("mean_logit"));
    agree("loss", actual.lossShare(), expected.get("prob_oos_loss"));
  }

  @Test
  void findsTheReferenceIntervalWithinItsMonteCarloError() {
    double[] weak = OracleCase.table("weak_returns.csv").numbers("ret");
    JsonNode expected =
        OracleCase.json("expected_weak_series.json").get("stationary_block10_sharpe_ci95");
    BlockBootstrap.Interval interval =
        new BlockBootstrap(10, 4000, 1)
            .interval(weak, r -> SharpeRatio.annualised(r, 0, 252).orElseThrow(), .95);
    double tolerance = 1.5 * expected.get("mc_tolerance_each_end").doubleValue();
    assertThat(interval.low()).isCloseTo(expected.get("lo").doubleValue(), within(tolerance));
    assertThat(interval.high()).isCloseTo(expected.get("hi").doubleValue(), within(tolerance));
  }
}
