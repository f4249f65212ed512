package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void theFieldsOfTheSchemaAreOnlyEverAddedTo() throws IOException {
    JsonNode json = json(SampleReports.rankIc(7));

    assertThat(names(json))
        .containsExactly(
            "schema_version",
            "headline",
            "evidence",
            "coverage",
            "information",
            "quantiles",
            "turnover",
            "portfolio",
            "information_group_neutral",
            "information_by_group",
            "spreads",
            "long_short",
            "decay",
            "decay_fit",
            "event_curve",
            "months",
            "corrections",
            "luck",
            "strategy",
            "look_ahead",
            "sorts",
            "suspected_splits",
            "folds",
            "series",
            "manifest");
    assertThat(names(json.at("/months/0"))).containsExactly("month", "horizon", "dates", "ic_mean");
    assertThat(names(json.at("/corrections/0")))
        .containsExactly(
            "horizon",
            "p_value",
            "p_holm",
            "p_benjamini_hochberg",
            "p_benjamini_yekutieli",
            "ic_mean_low_95",
            "ic_mean_high_95");
    assertThat(names(json.get("luck")))
        .containsExactly(
            "trials",
            "trial",
            "probabilistic_sharpe",
            "luck_sharpe",
            "deflated_sharpe",
            "least_sessions");
    assertThat(names(json.get("strategy")))
        .contains("book", "holding_sessions", "net_sharpe", "capacity", "sweep", "curve");
    assertThat(names(json.get("coverage")))
        .containsExactly(
            "documents",
            "scores",
            "tickers",
            "first_session",
            "last_session",
            "sessions",
            "sessions_with_breadth",
            "median_names",
            "min_names",
            "assumed_first_seen_share",
            "drops");
    assertThat(names(json.at("/information/0")))
        .containsExactly(
            "kind",
            "horizon",
            "dates",
            "ic_mean",
            "ic_std",
            "t_non_overlapping",
            "n_non_overlapping",
            "p_value",
            "t_newey_west",
            "newey_west_lag",
            "p_newey_west",
            "t_naive",
            "p_naive",
            "ic_risk_adjusted",
            "ic_skew",
            "ic_excess_kurtosis",
            "ic_pearson_mean",
            "newey_west_by_lag");
    assertThat(names(json.at("/quantiles/0")))
        .containsExactly(
            "horizon",
            "quantile",
            "mean_return",
            "std_error",
            "mean_raw_return",
            "mean_group_neutral_return",
            "rows");
    assertThat(names(json.at("/turnover/0")))
        .containsExactly("horizon", "bottom", "top", "rank_autocorrelation", "by_quantile");
    assertThat(names(json.get("portfolio")))
        .containsExactly(
            "sessions",
            "cost_basis_points",
            "gross_annual_return",
            "net_annual_return",
            "gross_sharpe",
            "net_sharpe",
            "net_max_drawdown",
            "mean_turnover",
            "break_even_basis_points");
    assertThat(names(json.get("series"))).containsExactly("ic", "curve", "breadth");
    assertThat(names(json.at("/series/ic/0"))).containsExactly("session", "horizon", "ic", "names");
    assertThat(names(json.at("/series/curve/0"))).containsExactly("session", "gross", "net");
    assertThat(names(json.at("/series/breadth/0"))).containsExactly("session", "names");
    assertThat(names(json.get("manifest")))
        .containsExactly(
            "command", "version", "selection", "settings", "data_hashes", "earlier_trials");
  }

  @Test
  void pooledFiguresHaveTheirOwnFields() throws IOException {
    JsonNode json = json(SampleReports.pooled(7));

    assertThat(names(json.at("/information/0")))
        .containsExactly(
            "kind",
            "horizon",
            "dates",
            "rows",
            "pearson",
            "spearman",
            "t_clustered",
            "n_clustered",
            "p_value",
            "ic_mean",
            "ic_std",
            "t_non_overlapping",
            "t_newey_west",
            "newey_west_lag",
            "t_naive");
    assertThat(json.at("/information/0/kind").textValue()).isEqualTo("pooled");
    assertThat(json.at("/information/2/pearson").isNull()).isTrue();
    assertThat(json.get("portfolio").isNull()).isTrue();
  }

  @Test
  void figuresKeepFullPrecision() throws IOException {
    ReplayReport report = SampleReports.rankIc(7);
    JsonNode ic = json(report).at("/series/ic");

    assertThat(ic).hasSameSizeAs(report.series().ic());
    for (int i = 0; i < ic.size(); i++) {
      assertThat(ic.get(i).get("ic").doubleValue()).isEqualTo(report.series().ic().get(i).ic());
    }
  }

  @Test
  void notANumberIsNull() throws IOException {
    assertThat(json(SampleReports.empty()).at("/coverage/median_names").isNull()).isTrue();
  }

  @Test
  void settingsKeepTheirOrder() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("z", "1");
    settings.put("a", "2");
    ReplayReport report = SampleReports.withSettings(SampleReports.empty(), settings);

    assertThat(names(json(report).at("/manifest/settings"))).containsExactly("z", "a");
  }

  @Test
  void theSameReportHasTheSameBytes() {
    assertThat(ReplayJson.render(SampleReports.rankIc(3)))
        .isEqualTo(ReplayJson.render(SampleReports.rankIc(3)))
        .isNotEqualTo(ReplayJson.render(SampleReports.rankIc(4)));
  }

  @Test
  void aPointOfASeriesTakesOneLine() {
    assertThat(ReplayJson.render(SampleReports.rankIc(7)).lines())
        .filteredOn(line -> line.contains("\"gross\""))
        .as("of the book and of the simulated one")
        .hasSize(2 * 251)
        .allMatch(line -> line.startsWith("      {\"session\":\"2014-"));
  }

  private static JsonNode json(ReplayReport report) throws IOException {
    return MAPPER.readTree(ReplayJson.render(report));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
