package dev.bellwether.report;

import dev.bellwether.report.ReplayReport.Coverage;
import dev.bellwether.report.ReplayReport.Pooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a reader must know before the figures. */
final class ReplayRemarks {
  static final String DEMO = "Demo data: not evidence.";

  private static final Set<ReplayLookAhead.Verdict> NOTHING_TO_SAY =
      Set.of(ReplayLookAhead.Verdict.CLEAN, ReplayLookAhead.Verdict.NOT_APPLICABLE);

  private static final String MIXED_SETTING = "mixed";
  private static final String DEMO_SETTING = "demo";

  private ReplayRemarks() {}

  /** Sentences that qualify everything else; none for an ordinary replay. */
  static List<String> of(ReplayReport report) {
    List<String> remarks = new ArrayList<>();
    if (isDemo(report)) {
      remarks.add(DEMO);
    }
    if ("same_close".equals(report.manifest().settings().get("entry"))) {
      remarks.add(
          "Entry at the close of each score's own date: right only for scores that were known before"
              + " it. For others use --entry next_close.");
    }
    int splits = report.scrutiny().splits().size();
    if (splits > 0) {
      remarks.add(
          Figures.count(splits)
              + (splits == 1 ? " price jumps" : " prices jump")
              + " as an unadjusted split does; replay.splits is "
              + report.manifest().settings().getOrDefault("replay.splits", "flag")
              + ".");
    }
    String mixed = report.manifest().settings().get(MIXED_SETTING);
    if (mixed != null) {
      remarks.add("Mixed scores (" + mixed + "): the parts are shown apart as well.");
    }
    report.scrutiny().lookAhead().clock().ifPresent(clock -> addHypothetical(clock, remarks));
    if (report.information().stream().anyMatch(Pooled.class::isInstance)) {
      remarks.add(pooled(report.coverage()));
    }
    ReplayLookAhead said = report.scrutiny().lookAhead();
    if (!NOTHING_TO_SAY.contains(said.verdict())) {
      remarks.add(said.sentence());
    }
    return remarks;
  }

  private static void addHypothetical(ReplayLookAhead.Clock clock, List<String> remarks) {
    if (clock.hypothetical() > 0) {
      remarks.add(
          "Hypothetical: "
              + (clock.hypothetical() == clock.scores()
                  ? "all "
                  : Figures.count(clock.hypothetical()) + " of ")
              + Figures.count(clock.scores())
              + " scores were made after their entry, or by a model released later.");
    }
  }

  static boolean isDemo(ReplayReport report) {
    return report.manifest().settings().containsKey(DEMO_SETTING);
  }

  /** Names enough and yet no coefficient: then nothing differs that could be ranked. */
  private static String pooled(Coverage coverage) {
    String reason =
        coverage.sessionsWithBreadth() > 1
            ? "No rank IC: on each date all scores or all returns are equal."
            : "Insufficient breadth: " + breadth(coverage) + ", too few for a rank IC per date.";
    return reason + " The figures are pooled over all rows instead.";
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
