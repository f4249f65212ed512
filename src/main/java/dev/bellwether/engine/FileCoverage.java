package dev.bellwether.engine;

import dev.bellwether.report.ReplayReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What went into a replay of files, and what did not, with reasons. */
final class FileCoverage {
  private FileCoverage() {}

  static ReplayReport.Coverage of(
      long rows,
      FilePanel panel,
      LookAhead lookAhead,
      PanelRules ruled,
      ReplaySample sample,
      List<ReplayReport.BreadthPoint> breadth,
      int minNames) {
    int sessions = breadth.size();
    return new ReplayReport.Coverage(
        Optional.empty(),
        rows,
        lookAhead.panel().assetsWithFactor(),
        sessions == 0 ? Optional.empty() : Optional.of(breadth.get(0).session()),
        sessions == 0 ? Optional.empty() : Optional.of(breadth.get(sessions - 1).session()),
        sessions,
        sample.broad().occupiedSessions(),
        ReplayCoverage.median(
            breadth.stream().mapToInt(ReplayReport.BreadthPoint::names).sorted().toArray()),
        minNames,
        Optional.empty(),
        ReplayDrops.ordered(drops(panel, lookAhead, ruled), sample, minNames));
  }

  private static Map<String, Long> drops(FilePanel panel, LookAhead lookAhead, PanelRules ruled) {
    Map<String, Long> drops = new LinkedHashMap<>(panel.drops());
    drops.putAll(ruled.drops());
    drops.put(ReplayDrops.NOT_AFTER_CUTOFF, lookAhead.cut());
    return drops;
  }
}
