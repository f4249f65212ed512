package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTextTest {
  static Stream<ReplayReport> reports() {
    return Stream.of(
        SampleReports.rankIc(7),
        SampleReports.rankIc(7, 1),
        SampleReports.rankIc(7, 5_000),
        SampleReports.pooled(7),
        SampleReports.empty(),
        SampleReports.with(
            SampleReports.empty(),
            "x".repeat(300) + " \u001b[31m",
            SampleReports.manifest(Map.of())));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void noLineIsLongerThanATerminalAndNoneIsCut(ReplayReport report) {
    String text = ReplayText.render(report);
    assertThat(text.lines()).allMatch(line -> DisplayWidth.of(line) <= 80);
    assertThat(text).doesNotContain("\u001b").doesNotContain("…");
  }

  @Test
  void theHeadlineComesFirst() {
    ReplayReport report = SampleReports.rankIc(7);
    assertThat(ReplayText.render(report).replace('\n', ' ')).startsWith(report.headline());
  }

  @Test
  void tablesAreAligned() {
    assertThat(ReplayText.render(SampleReports.rankIc(7)))
        .contains(
            """
             h  bottom    top  rank autocorr.
            --  ------  -----  --------------
             1   41.2%  38.7%            0.63
             5   70.2%  68.8%            0.21
            20   79.0%  80.1%               –
            """)
        .contains("known after the last session     12\n");
  }

  @Test
  void insufficientBreadthIsSaidAndThePooledFiguresAreGiven() {
    assertThat(ReplayText.render(SampleReports.pooled(7)))
        .contains("Insufficient breadth: 0 of 160 sessions had 10 names or more")
        .contains("No portfolio: 0 of 160 sessions")
        .contains(" 5   -0.0200  -0.60  156  0.550  -0.0311   391    156\n");
  }

  @Test
  void aDemoSaysThatItIsNoEvidence() {
    ReplayReport demo = SampleReports.withSettings(SampleReports.rankIc(7), Map.of("demo", "1"));
    assertThat(ReplayText.render(demo)).contains("\nDemo data: not evidence.\n");
    assertThat(ReplayText.render(SampleReports.rankIc(7))).doesNotContain("Demo data");
  }
}
