package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Pooled;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before the figures. */
final class ReplayRemarks {
  static final String DEMO = "Demo data: not evidence.";

  private static final String DEMO_SETTING = "demo";

  private ReplayRemarks() {}

  /** Sentences that qualify everything else; none for an ordinary replay. */
  static List<String> of(ReplayReport report) {
    List<String> remarks = new ArrayList<>();
    if (isDemo(report)) {
      remarks.add(DEMO);
    }
    if (lacksBreadth(report)) {
      remarks.add(insufficientBreadth(report.coverage()));
    }
    return remarks;
  }

  static boolean isDemo(ReplayReport report) {
    return report.manifest().settings().containsKey(DEMO_SETTING);
  }

  static boolean lacksBreadth(ReplayReport report) {
    return report.information().stream().anyMatch(Pooled.class::isInstance);
  }

  static String insufficientBreadth(Coverage coverage) {
    return "Insufficient breadth: "
        + breadth(coverage)
        + ", too few for a rank IC per date. The figures are pooled over all rows instead.";
  }

  static String noPortfolio(Coverage coverage) {
    return "No portfolio: " + breadth(coverage) + ".";
  }

  private static String breadth(Coverage coverage) {
    return Figures.count(coverage.sessionsWithBreadth())
        + " of "
        + Figures.count(coverage.sessions())
        + " sessions had "
        + coverage.minNames()
        + " names or more";
  }
}
