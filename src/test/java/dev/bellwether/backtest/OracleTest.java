package dev.bellwether.backtest;

import static dev.bellwether.backtest.Agreement.agree;
import static dev.bellwether.backtest.Agreement.tested;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every number alphalens, scipy and statsmodels gave for a clean panel (a) and a dirty one (b, with
 * ties, gaps, halts and dead stocks, and with alphalens' padding of prices turned off).
 */
class OracleTest {
  private static final int[] HORIZONS = {1, 5, 10};

  @ParameterizedTest
  @CsvSource({"a, a", "b, b_nopad"})
  void keepsTheSameRowsReturnsAndBuckets(String letter, String name) {
    OracleCase oracle = OracleCase.load(letter, name);
    CleanSample sample = oracle.sample(HORIZONS);
    Quantiles quantiles = Quantiles.of(sample, 5);
    assertThat(sample.size()).isEqualTo(oracle.expected().get("clean_rows").intValue());
    assertThat(sample.occupiedSessions())
        .isEqualTo(oracle.expected().get("clean_dates").intValue());
    long input = oracle.expected().get("input_factor_rows").longValue();
    assertThat(sample.drops().withoutReturn()).isEqualTo(input - sample.size());
    for (int q = 1; q <= 5; q++) {
      assertThat(quantiles.size(q))
          .isEqualTo(oracle.expected().get("quantile_counts").get("" + q).longValue());
    }
    compareRows(oracle, sample, quantiles, "expected_" + name + "_clean_factor.csv");
  }

  private static void compareRows(
      OracleCase oracle, CleanSample sample, Quantiles quantiles, String file) {
    CsvTable table = OracleCase.table(file);
    assertThat(table.rows()).hasSize(sample.size());
    Map<Integer, double[]> returns = new HashMap<>();
    for (int h : HORIZONS) {
      returns.put(h, table.numbers(h + "D"));
    }
    double[] bucket = table.numbers("factor_quantile");
    List<String> date = table.texts("date");
    List<String> asset = table.texts("asset");
    for (int i = 0; i < bucket.length; i++) {
      int session = Collections.binarySearch(oracle.dates(), date.get(i));
      int row = rowOf(sample, session, oracle.assets().indexOf(asset.get(i)));
      for (int h : HORIZONS) {
        agree("return", sample.returnAt(row, h), returns.get(h)[i]);
      }
      assertThat(quantiles.at(row)).as(date.get(i) + asset.get(i)).isEqualTo((int) bucket[i]);
    }
  }

  private static int rowOf(CleanSample sample, int session, int asset) {
    for (int row = sample.from(session); row < sample.to(session); row++) {
      if (sample.assetAt(row) == asset) {
        return row;
      }
    }
    throw new AssertionError("no row for session " + session + ", asset " + asset);
  }

  @ParameterizedTest
  @CsvSource({"a, a", "b, b_nopad"})
  void agreesOnInformationCoefficients(String letter, String name) {
    OracleCase oracle = OracleCase.load(letter, name);
    CleanSample sample = oracle.sample(HORIZONS);
    CsvTable byDate = OracleCase.table("expected_" + name + "_ic_by_date.csv");
    Neutrality byGroup = new Neutrality.GroupDemeaned(oracle.groups());
    for (int h : HORIZONS) {
      var ic = InformationCoefficient.rank(sample, h, new Neutrality.Raw(), 2);
      agree("rank IC", ic.bySession(), byDate.numbers(h + "D"));
      agreeOnIc(ic, oracle.expected().get("ic").get(h + "D"));
      agreeOnNeweyWest(ic.bySession(), oracle.expected().get("ic_newey_west").get(h + "D"));
      agreeOnIc(
          InformationCoefficient.rank(sample, h, byGroup, 2),
          oracle.expected().get("ic_group_neutral").get(h + "D"));
      agree(
          "Pearson IC",
          InformationCoefficient.pearson(sample, h, new Neutrality.Raw(), 2).summary().mean(),
          oracle.expected().get("ic_pearson_mean").get(h + "D"));
    }
  }

  private static void agreeOnIc(InformationCoefficient ic, JsonNode expected) {
    SeriesSummary summary = ic.summary();
    agree("mean", summary.mean(), expected.get("IC Mean"));
    agree("std", summary.std(), expected.get("IC Std."));
    agree("risk-adjusted", summary.riskAdjusted(), expected.get("Risk-Adjusted IC"));
    agree("skew", summary.skew(), expected.get("IC Skew"));
    agree("kurtosis", summary.excessKurtosis(), expected.get("IC Kurtosis"));
    TTest.Tested naive = tested(ic.significance().naive());
    agree("t", naive.t(), expected.get("t-stat(IC)"));
    // p-values down to 1e-21: the absolute tolerance would let anything pass.
    double p = expected.get("p-value(IC)").doubleValue();
    agree("p over reference", naive.p() / p, 1.0);
  }

  private static void agreeOnNeweyWest(SessionSeries series, JsonNode expected) {
    expected
        .fields()
        .forEachRemaining(
            each -> {
              if (!each.getValue().get("small_sample_correction").booleanValue()) {
                int lag = each.getValue().get("lags").intValue();
                TTest.Tested test = tested(NeweyWest.of(series.observed(), lag));
                agree(each.getKey(), test.standardError(), each.getValue().get("se"));
                agree(each.getKey(), test.t(), each.getValue().get("t"));
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"a, a", "b, b_nopad"})
  void agreesOnInformationCoefficientsWithinEachGroup(String letter, String name) {
    OracleCase oracle = OracleCase.load(letter, name);
    CleanSample sample = oracle.sample(HORIZONS);
    for (int group = 0; group < oracle.groups().count(); group++) {
      CleanSample inGroup = sampleOf(oracle, group);
      for (int h : HORIZONS) {
        agree(
            "IC of group " + group,
            InformationCoefficient.rank(inGroup, h, new Neutrality.Raw(), 2).summary().mean(),
            oracle.expected().get("ic_by_group_mean").get(h + "D").get("S" + group));
      }
    }
    assertThat(sample.drops().cells()).isEqualTo((long) sample.sessions() * sample.assets());
  }

  private static CleanSample sampleOf(OracleCase oracle, int group) {
    Panel factor = oracle.factor().only(asset -> oracle.groups().of(asset) == group);
    List<ForwardReturns> returns = new ArrayList<>();
    for (int h : HORIZONS) {
      returns.add(ForwardReturns.of(oracle.prices(), h));
    }
    return CleanSample.of(factor, returns);
  }

  @ParameterizedTest
  @CsvSource({"a, a", "b, b_nopad"})
  void agreesOnQuantileReturnsAndSpread(String letter, String name) {
    OracleCase oracle = OracleCase.load(letter, name);
    CleanSample sample = oracle.sample(HORIZONS);
    Quantiles quantiles = Quantiles.of(sample, 5);
    CsvTable byDate = OracleCase.table("expected_" + name + "_spread_by_date.csv");
    for (int h : HORIZONS) {
      var raw = QuantileReturns.of(sample, quantiles, h, new Neutrality.Raw());
      var demeaned = QuantileReturns.of(sample, quantiles, h, new Neutrality.Demeaned());
      var neutral =
          QuantileReturns.of(sample, quantiles, h, new Neutrality.GroupDemeaned(oracle.groups()));
      for (int q = 1; q <= 5; q++) {
        JsonNode all = oracle.expected();
        agree("raw", raw.summary(q).mean(), cell(all, "quantile_mean_return_raw", h, q));
        agree(
            "demeaned",
            demeaned.summary(q).mean(),
            cell(all, "quantile_mean_return_demeaned", h, q));
        agree(
            "standard error",
            demeaned.summary(q).standardError(),
            cell(all, "quantile_mean_return_demeaned_stderr", h, q));
        agree(
            "group neutral",
            neutral.summary(q).mean(),
            cell(all, "quantile_mean_return_group_neutral", h, q));
      }
      SessionSeries spread = demeaned.spread();
      agree("spread", spread, byDate.numbers(h + "D"));
      agree(
          "spread",
          spread.summary().mean(),
          oracle.expected().get("spread_q5_q1_mean").get(h + "D"));
      agree(
          "spread std",
          spread.summary().std(),
          oracle.expected().get("spread_q5_q1_std").get(h + "D"));
      JsonNode neweyWest = oracle.expected().get("spread_newey_west").get(h + "D");
      TTest.Tested test = tested(NeweyWest.of(spread.observed(), h - 1));
      agree("spread NW se", test.standardError(), neweyWest.get("se"));
      agree("spread NW t", test.t(), neweyWest.get("t"));
    }
  }

  private static JsonNode cell(JsonNode expected, String table, int horizon, int quantile) {
    return expected.get(table).get(horizon + "D").get("" + quantile);
  }

  @ParameterizedTest
  @CsvSource({"a, a", "b, b_nopad"})
  void agreesOnTurnoverAndRankAutocorrelation(String letter, String name) {
    OracleCase oracle = OracleCase.load(letter, name);
    CleanSample sample = oracle.sample(HORIZONS);
    Quantiles quantiles = Quantiles.of(sample, 5);
    CsvTable byDate = OracleCase.table("expected_" + name + "_turnover_1d.csv");
    for (int lag : HORIZONS) {
      QuantileTurnover turnover = QuantileTurnover.of(sample, quantiles, lag);
      for (int q = 1; q <= 5; q++) {
        agree(
            "turnover of " + q + " at " + lag,
            turnover.summary(q).mean(),
            oracle.expected().get("quantile_turnover_mean").get("" + lag).get("" + q));
        if (lag == 1) {
          agree("turnover", turnover.bySession().get(q - 1), byDate.numbers("" + q));
        }
      }
      agree(
          "rank autocorrelation at " + lag,
          RankAutocorrelation.of(sample, lag).summary().mean(),
          oracle.expected().get("factor_rank_autocorrelation_mean").get("" + lag));
    }
  }

  @ParameterizedTest
  @CsvSource({"a, a", "b, b_nopad"})
  void agreesOnPortfoliosAndTheirAlpha(String letter, String name) {
    OracleCase oracle = OracleCase.load(letter, name);
    CleanSample sample = oracle.sample(HORIZONS);
    LongShort weighted = LongShort.of(sample, new FactorWeighted());
    LongShort equal = LongShort.of(sample, new EqualWeighted());
    LongShort neutral = LongShort.of(sample, new GroupNeutralWeighted(oracle.groups()));
    for (int h : HORIZONS) {
      JsonNode all = oracle.expected();
      SessionSeries gross = weighted.returns(h);
      agree("weighted", gross.summary().mean(), all.get("factor_weighted_ls_mean").get(h + "D"));
      agree(
          "equal", equal.returns(h).summary().mean(), all.get("equal_weight_ls_mean").get(h + "D"));
      agree(
          "group neutral",
          neutral.returns(h).summary().mean(),
          all.get("group_neutral_ls_mean").get(h + "D"));
      AlphaBeta fit = AlphaBeta.of(gross, UniverseReturns.of(sample, h), h, 252).orElseThrow();
      agree(
          "annual alpha", fit.annualAlpha(), all.get("alpha_beta").get(h + "D").get("Ann. alpha"));
      JsonNode raw = all.get("alpha_raw_ols").get(h + "D");
      agree("alpha", fit.alpha(), raw.get("alpha_per_period"));
      agree("beta", fit.beta(), raw.get("beta"));
      agree("t of alpha", tested(fit.naiveAlpha()).t(), raw.get("t_alpha"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "7", "10"})
  void agreesOnDecayOverOneHorizonAtATime(int horizon) {
    OracleCase oracle = OracleCase.load("a", "a");
    agree(
        "cumulative",
        meanIc(oracle, ForwardReturns.of(oracle.prices(), horizon)),
        oracle.expected().get("ic_decay_cumulative").get("" + horizon).get("mean_ic"));
    agree(
        "marginal",
        meanIc(oracle, ForwardReturns.marginal(oracle.prices(), horizon)),
        oracle.expected().get("ic_decay_marginal_day_h").get("" + horizon).get("mean_ic"));
  }

  private static OptionalDouble meanIc(OracleCase oracle, ForwardReturns returns) {
    CleanSample sample = CleanSample.of(oracle.factor(), List.of(returns));
    return InformationCoefficient.rank(sample, returns.horizon(), new Neutrality.Raw(), 2)
        .summary()
        .mean();
  }
}
