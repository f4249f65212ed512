package dev.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayMarkdownTest {
  @Test
  void theReportHoldsTheTablesAndHowToRunItAgain() {
    ReplayReport report = SampleReports.rankIc(7);
    assertThat(ReplayMarkdown.render(report))
        .startsWith("# Replay report\n\n**" + report.headline() + "**\n")
        .contains("| 20 | 79.0% | 80.1% | – |\n")
        .contains("```\n" + report.manifest().command() + "\n```\n")
        .contains("| half_life | 3 sessions |\n")
        .contains("| Hash of scores | sha256:");
  }

  @Test
  void theIntervalIsDescribedAsItIsMade() {
    assertThat(ReplayMarkdown.render(SampleReports.rankIc(7)))
        .contains("in circular blocks of twice the horizon", "studentised by Newey-West errors")
        .doesNotContain("stationary");
  }

  @Test
  void remarksAreQuotedAboveTheFigures() {
    ReplayReport demo = SampleReports.withSettings(SampleReports.pooled(7), Map.of("demo", "1"));
    assertThat(ReplayMarkdown.render(demo))
        .contains("\n> Demo data: not evidence.\n")
        .contains("\n> Insufficient breadth: ");
  }

  @Test
  void anEntryAtTheScoresOwnCloseIsSaidBeforeTheFigures() {
    ReplayReport later =
        SampleReports.withSettings(SampleReports.rankIc(7), Map.of("entry", "next_close"));
    ReplayReport same =
        SampleReports.withSettings(SampleReports.rankIc(7), Map.of("entry", "same_close"));
    assertThat(ReplayMarkdown.render(later)).doesNotContain("own date");
    assertThat(ReplayMarkdown.render(same))
        .contains("\n> Entry at the close of each score's own date: right only for scores");
  }

  @Test
  void textsFromOutsideCannotBreakATable() {
    ReplayReport report =
        SampleReports.withSettings(SampleReports.empty(), Map.of("a|b", "x\n| y | <script>"));
    assertThat(ReplayMarkdown.render(report)).contains("| a\\|b | x \\| y \\| \\<script> |\n");
  }
}
