package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code replay returns}, {@code events} and {@code trials} from outside, against empyrical,
 * quantstats, statsmodels and R: one test for each file of theirs.
 */
class OracleStudiesIT {
  @TempDir private Path folder;
  private @Nullable Shell shell;

  /** One for each test: run ids are its own. */
  private Shell shell() {
    shell = shell == null ? new Shell(folder) : shell;
    return shell;
  }

  private static Path file(String name) {
    return SharedData.require("oracle/" + name);
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(file(name).toFile());
  }

  private JsonNode run(String command, String file, String... more) throws IOException {
    return run(command, file(file), more);
  }

  private JsonNode run(String command, Path file, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("replay", command, file.toString(), "--format", "json"));
    arguments.addAll(List.of(more));
    Ran ran = shell().run(arguments.toArray(String[]::new)).exits(ExitCode.DONE).says();
    return new ObjectMapper().readTree(ran.out());
  }

  private static void agree(String what, JsonNode actual, JsonNode expected) {
    assertThat(expected.isNumber()).as("a reference for " + what).isTrue();
    assertThat(actual.isNumber()).as(what + " is " + actual).isTrue();
    agree(what, actual.doubleValue(), expected.doubleValue());
  }

  private static void agree(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }

  private static JsonNode atLag(JsonNode tests, int lag) {
    for (JsonNode each : tests) {
      if (each.get("lag").isNumber() && each.get("lag").intValue() == lag) {
        return each;
      }
    }
    throw new AssertionError("no lag " + lag + " in " + tests);
  }

  @Test
  void expectedReturnsStatsJson() throws IOException {
    JsonNode expected = json("expected_returns_stats.json");
    JsonNode report =
        run(
            "returns",
            "returns_series.csv",
            "--target",
            "0.05",
            "--trials",
            "20",
            "--trial-variance",
            "0.0016",
            "--lag=0",
            "--lag=1",
            "--lag=4",
            "--lag=5",
            "--lag=10",
            "--lag=20",
            "--resamples",
            "10");
    JsonNode performance = report.get("performance");
    JsonNode empyrical = expected.get("empyrical");
    Map.ofEntries(
            Map.entry("sharpe", "sharpe"),
            Map.entry("sortino", "sortino"),
            Map.entry("downside_risk", "downside_risk"),
            Map.entry("max_drawdown", "max_drawdown"),
            Map.entry("calmar", "calmar"),
            Map.entry("annual_return", "annual_return"),
            Map.entry("annual_volatility", "annual_volatility"),
            Map.entry("cum_return_final", "cumulative_return"),
            Map.entry("omega", "omega"),
            Map.entry("stability", "stability"))
        .forEach((theirs, ours) -> agree(theirs, performance.get(ours), empyrical.get(theirs)));
    JsonNode tails = report.get("tails");
    agree("tail ratio", tails.get("tail_ratio"), empyrical.get("tail_ratio"));
    agree("VaR", tails.get("value_at_risk_5pct"), empyrical.get("var_5pct"));
    agree("CVaR", tails.get("expected_shortfall_5pct"), empyrical.get("cvar_5pct"));
    JsonNode benchmark = report.get("benchmark");
    agree("alpha", benchmark.get("annual_alpha"), empyrical.get("alpha"));
    agree("beta", benchmark.get("beta"), empyrical.get("beta"));
    agree(
        "excess Sharpe",
        benchmark.get("information_ratio_per_period"),
        empyrical.get("excess_sharpe"));
    JsonNode quantstats = expected.get("quantstats");
    agree("smart Sharpe", performance.get("sharpe_smoothed"), quantstats.get("smart_sharpe"));
    JsonNode sharpe = report.get("sharpe_ratio");
    JsonNode psr = expected.get("psr");
    agree("SR", sharpe.get("per_period"), psr.get("sr_per_period"));
    agree("skew", performance.get("skew"), psr.get("skew"));
    agree(
        "kurtosis", performance.get("excess_kurtosis").doubleValue() + 3, number(psr, "kurtosis"));
    agree("PSR", sharpe.get("probability_above_0"), psr.get("psr_sr0"));
    agree("PSR", sharpe.get("probability_above_target"), psr.get("psr_sr_star_0.05"));
    JsonNode dsr = expected.get("dsr");
    agree("luck", sharpe.get("luck"), dsr.get("sr0"));
    agree("DSR", sharpe.get("deflated_probability"), dsr.get("dsr"));
    neweyWest(report.get("mean_tests"), expected.get("newey_west_mean"));
    neweyWest(report.get("mean_tests"), expected.get("newey_west_mean_corrected"));
    JsonNode plain = run("returns", "returns_series.csv", "--risk-free", "0.02");
    agree(
        "Sharpe above the risk-free rate",
        plain.get("performance").get("sharpe"),
        empyrical.get("sharpe_rf_2pct_annual_as_daily"));
    agree(
        "MinTRL", plain.get("sharpe_ratio").get("least_periods_95pct"), expected.get("min_trl_95"));
  }

  private static double number(JsonNode node, String field) {
    return node.get(field).doubleValue();
  }

  private static void neweyWest(JsonNode tests, JsonNode expected) {
    expected.forEach(
        each -> {
          JsonNode test = atLag(tests, each.get("lags").intValue());
          double n = number(each, "n");
          double factor =
              each.get("small_sample_correction").booleanValue() ? Math.sqrt(n / (n - 1)) : 1;
          agree("se", number(test, "std_error") * factor, number(each, "se"));
          agree("t", number(test, "t") / factor, number(each, "t"));
        });
  }

  @Test
  void expectedReturnsStatsJsonCosts() throws IOException {
    JsonNode expected = json("expected_returns_stats.json").get("costs");
    Ran ran =
        shell()
            .run(
                "replay",
                "--factor",
                file("panel_a_factor.csv").toString(),
                "--prices",
                file("panel_a_prices.csv").toString(),
                "--format",
                "json")
            .exits(ExitCode.DONE);
    JsonNode book = new ObjectMapper().readTree(ran.out()).get("long_short").get(0);
    assertThat(book.get("weighting").textValue()).isEqualTo("factor");
    assertThat(book.get("cost_basis_points").doubleValue()).isEqualTo(10);
    agree("turnover", book.get("mean_turnover"), expected.get("mean_turnover_two_sided"));
    agree("gross", book.get("gross_sharpe"), expected.get("gross_sharpe"));
    agree("net", book.get("net_sharpe"), expected.get("net_sharpe"));
    agree("break-even", book.get("break_even_basis_points"), expected.get("breakeven_cost_bp"));
  }

  @Test
  void expectedReturnsStatsJsonMultipleTesting() throws IOException {
    JsonNode expected = json("expected_returns_stats.json").get("multiple_testing");
    StringBuilder csv = new StringBuilder("trial,p_value\n");
    int row = 0;
    for (JsonNode p : expected.get("p")) {
      csv.append('h').append(row++).append(',').append(p.doubleValue()).append('\n');
    }
    Path file = Files.writeString(folder.resolve("p.csv"), csv);
    JsonNode trials = run("trials", file).get("trials");
    Map.of(
            "bonferroni", "p_bonferroni",
            "holm", "p_holm",
            "fdr_bh", "p_benjamini_hochberg",
            "fdr_by", "p_benjamini_yekutieli")
        .forEach(
            (theirs, ours) -> {
              JsonNode adjusted = expected.get(theirs).get("adjusted");
              JsonNode rejected = expected.get(theirs).get("reject_5pct");
              for (int i = 0; i < adjusted.size(); i++) {
                JsonNode p = trials.get(i).get(ours);
                agree(theirs, p, adjusted.get(i));
                assertThat(p.doubleValue() <= .05).isEqualTo(rejected.get(i).booleanValue());
              }
            });
  }

  @Test
  void expectedWeakSeriesJson() throws IOException {
    JsonNode expected = json("expected_weak_series.json");
    JsonNode dsr = expected.get("dsr");
    JsonNode report =
        run(
            "returns",
            "weak_returns.csv",
            "--trials",
            dsr.get("N").asText(),
            "--trial-variance",
            dsr.get("V_trial_sr_per_period").asText(),
            "--lag=0",
            "--lag=5",
            "--lag=10",
            "--block=10");
    JsonNode performance = report.get("performance");
    JsonNode sharpe = report.get("sharpe_ratio");
    agree("n", performance.get("n"), expected.get("T"));
    agree("SR", sharpe.get("per_period"), expected.get("sr"));
    agree("SR a year", performance.get("sharpe"), expected.get("sr_annual_252"));
    agree("skew", performance.get("skew"), expected.get("skew_pop"));
    agree(
        "kurtosis",
        number(performance, "excess_kurtosis") + 3,
        number(expected, "kurt_pop_nonexcess"));
    agree("PSR", sharpe.get("probability_above_0"), expected.get("psr_0"));
    agree("MinTRL", sharpe.get("least_periods_95pct"), expected.get("min_trl_95"));
    agree("luck", sharpe.get("luck"), dsr.get("sr0_per_period"));
    agree("luck a year", number(sharpe, "luck") * Math.sqrt(252), number(dsr, "sr0_annual"));
    agree("DSR", sharpe.get("deflated_probability"), dsr.get("dsr"));
    assertThat(number(sharpe, "probability_above_0"))
        .as("excess kurtosis, as quantstats has it")
        .isNotCloseTo(number(expected, "quantstats_psr_as_shipped"), within(1e-6));
    expected
        .get("nw")
        .fields()
        .forEachRemaining(
            each -> {
              JsonNode test = atLag(report.get("mean_tests"), Integer.parseInt(each.getKey()));
              agree("se", test.get("std_error"), each.getValue().get("se"));
              agree("t", test.get("t"), each.getValue().get("t"));
            });
    interval(report, expected.get("stationary_block10_sharpe_ci95"));
    JsonNode circular = run("returns", "weak_returns.csv", "--block=10", "--circular");
    interval(circular, expected.get("circular_block10_sharpe_ci95"));
    assertThat(run("returns", "weak_returns.csv", "--block=10", "--circular"))
        .as("the same seed")
        .isEqualTo(circular);
  }

  /** Random generators differ by language: two runs of B redrawings lie within 1.5 tolerances. */
  private static void interval(JsonNode report, JsonNode expected) {
    JsonNode interval = report.get("intervals").get(0);
    double tolerance = 1.5 * number(expected, "mc_tolerance_each_end");
    assertThat(interval.get("figure").textValue()).isEqualTo("sharpe");
    assertThat(interval.get("resamples")).isEqualTo(expected.get("B"));
    assertThat(number(interval, "low")).isCloseTo(number(expected, "lo"), within(tolerance));
    assertThat(number(interval, "high")).isCloseTo(number(expected, "hi"), within(tolerance));
  }

  @Test
  void expectedWeakSeriesJsonPbo() throws IOException {
    JsonNode expected = json("expected_weak_series.json");
    overfitting(run("trials", "pbo_trials.csv"), expected.get("pbo_noise"));
    List<String> lines = Files.readAllLines(file("pbo_trials.csv"));
    StringBuilder skilled = new StringBuilder(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      cells[3] = String.valueOf(Double.parseDouble(cells[3]) + 0.004);
      skilled.append(String.join(",", cells)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("skilled.csv"), skilled);
    overfitting(run("trials", file), expected.get("pbo_with_s03_plus_40bp"));
  }

  private static void overfitting(JsonNode report, JsonNode expected) {
    JsonNode overfitting = report.get("overfitting");
    agree("S", overfitting.get("blocks"), expected.get("S"));
    agree("splits", overfitting.get("splits"), expected.get("combos"));
    agree("PBO", overfitting.get("probability"), expected.get("pbo_lambda_le_0"));
    agree("logit", overfitting.get("mean_logit"), expected.get("mean_logit"));
    agree("loss", overfitting.get("loss_share"), expected.get("prob_oos_loss"));
    agree("slope", overfitting.get("slope"), expected.get("slope_oos_on_is"));
  }

  @Test
  void expectedPsrMonthlyJson() throws IOException {
    JsonNode expected = json("expected_psr_monthly.json");
    JsonNode report =
        run("returns", "psr_monthly_returns.csv", "--periods", "12", "--target", "0.25");
    JsonNode sharpe = report.get("sharpe_ratio");
    agree("T", report.get("performance").get("n"), expected.get("T"));
    agree("SR", sharpe.get("per_period"), expected.get("sr_per_period"));
    agree("skew", report.get("performance").get("skew"), expected.get("skew_pop"));
    agree(
        "kurtosis",
        number(report.get("performance"), "excess_kurtosis") + 3,
        number(expected, "kurt_pop_nonexcess"));
    agree("PSR", sharpe.get("probability_above_target"), expected.get("psr_correct"));
    assertThat(number(sharpe, "probability_above_target"))
        .as("excess kurtosis, as three libraries have it")
        .isLessThan(number(expected, "quantstats_0.0.81_call") - .003);
  }

  @Test
  void expectedEventStudyJson() throws IOException {
    JsonNode expected = json("expected_event_study.json");
    JsonNode report = run("events", "event_returns.csv");
    JsonNode study = report.get("study");
    agree("events", study.get("events"), expected.get("n_events"));
    agree("from", study.get("estimation_from"), expected.get("estimation_window").get(0));
    agree("to", study.get("estimation_to"), expected.get("estimation_window").get(1));
    agree(
        "rbar",
        study.get("residual_correlation"),
        expected.get("kp_rbar_event_time_estimation_residuals"));
    agree("p-hat", study.get("expected_positive_share"), expected.get("p_hat"));
    JsonNode cumulative = report.get("cumulative");
    Map.of(
            "CAAR", "mean",
            "csect_t_CAAR", "t_cross_section",
            "patell_z_CAR", "patell",
            "bmp_t_CAR", "bmp",
            "kolari_pynnonen_adj_bmp_t_CAR", "bmp_adjusted",
            "corrado_rank_z_CAR", "rank",
            "generalised_sign_z_CAR", "sign")
        .forEach((theirs, ours) -> agree(theirs, cumulative.get(ours), expected.get(theirs)));
    JsonNode wilcoxon = expected.get("wilcoxon_CAR");
    agree("W", cumulative.get("signed_rank"), wilcoxon.get("W"));
    agree("p of W", cumulative.get("p_signed_rank"), wilcoxon.get("p_normal_approx"));
    double simple = 0;
    for (JsonNode day : report.get("daily")) {
      String label = day.get("day").asText();
      Map.of(
              "AAR", "mean",
              "csect_t_AAR", "t_cross_section",
              "patell_z_day", "patell",
              "bmp_t_day", "bmp",
              "corrado_rank_z_day", "rank",
              "corrado1989_z_day", "rank")
          .forEach((theirs, ours) -> agree(theirs, day.get(ours), expected.get(theirs).get(label)));
      simple += number(day, "patell") / Math.sqrt(5);
    }
    agree("Patell of simple sums", simple, number(expected, "patell_z_CAR_simple_sum_of_SAR"));
  }

  @Test
  void expectedEventPerEventCsv() throws IOException {
    JsonNode events = run("events", "event_returns.csv").get("events");
    List<String> lines = Files.readAllLines(file("expected_event_per_event.csv"));
    String[] header = lines.get(0).split(",", -1);
    assertThat(events).hasSize(lines.size() - 1);
    for (int event = 0; event < events.size(); event++) {
      String[] cells = lines.get(event + 1).split(",", -1);
      assertThat(events.get(event).get("event_id").textValue()).isEqualTo(cells[0]);
      for (int column = 3; column < header.length; column++) {
        agree(
            header[column],
            number(events.get(event), header[column]),
            Double.parseDouble(cells[column]));
      }
    }
  }

  /**
   * From events.csv and the panel itself, whose day 0 lacks the 0.01 added to event_returns.csv.
   */
  @Test
  void eventsCsvOnThePanelGivesTheSameButForDayZero() throws IOException {
    JsonNode expected = json("expected_event_study.json");
    JsonNode report =
        run(
            "events",
            "events.csv",
            "--prices",
            file("panel_a_prices.csv").toString(),
            "--market",
            file("panel_a_market.csv").toString());
    assertThat(report.get("study").get("events")).isEqualTo(expected.get("n_events"));
    assertThat(report.get("dropped")).isEmpty();
    for (JsonNode day : report.get("daily")) {
      String label = day.get("day").asText();
      double injected = label.equals("0") ? number(expected, "injected_day0_return") : 0;
      agree("AAR", number(day, "mean") + injected, number(expected.get("AAR"), label));
      if (injected == 0) {
        agree("BMP", day.get("bmp"), expected.get("bmp_t_day").get(label));
        agree("Patell", day.get("patell"), expected.get("patell_z_day").get(label));
      }
    }
  }
}
