package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayCsvTest {
  @Test
  void everyFigureHasALineWithWhatItBelongsTo() {
    assertThat(ReplayCsv.render(SampleReports.rankIc(7)).lines())
        .startsWith("section,horizon,quantile,metric,value")
        .contains(
            "coverage,,,first_session,2014-01-02",
            "drops,,,no bar at entry,1312",
            "information,20,,newey_west_lag,19",
            "turnover,20,,rank_autocorrelation,",
            "portfolio,,,net_sharpe,0.391")
        .anyMatch(line -> line.startsWith("quantiles,5,3,mean_return,"))
        .allMatch(line -> line.split(",", -1).length == 5);
  }

  @Test
  void whatIsNotThereHasNoLine() {
    assertThat(ReplayCsv.render(SampleReports.pooled(7)).lines())
        .contains("information,20,,kind,pooled", "information,20,,spearman,")
        .noneMatch(line -> line.startsWith("portfolio"));
  }
}
