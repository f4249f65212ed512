package dev.bellwether.engine;

import dev.bellwether.report.ReplayReport;
import dev.bellwether.store.ReplayInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What went into a replay, and what did not, with reasons. */
final class ReplayCoverage {
  private ReplayCoverage() {}

  static ReplayReport.Coverage of(
      ReplayInputs.News news,
      ReplayPanel panel,
      LookAhead lookAhead,
      PanelRules ruled,
      ReplaySample sample,
      List<ReplayReport.BreadthPoint> breadth,
      int minNames) {
    int sessions = breadth.size();
    return new ReplayReport.Coverage(
        Optional.of(news.documents()),
        news.size(),
        lookAhead.panel().assetsWithFactor(),
        sessions == 0 ? Optional.empty() : Optional.of(breadth.get(0).session()),
        sessions == 0 ? Optional.empty() : Optional.of(breadth.get(sessions - 1).session()),
        sessions,
        sample.broad().occupiedSessions(),
        median(breadth.stream().mapToInt(ReplayReport.BreadthPoint::names).sorted().toArray()),
        minNames,
        Optional.of(news.size() == 0 ? 0 : (double) panel.assumedFirstSeen() / news.size()),
        ReplayDrops.ordered(drops(news, panel, lookAhead, ruled), sample, minNames));
  }

  private static Map<String, Long> drops(
      ReplayInputs.News news, ReplayPanel panel, LookAhead lookAhead, PanelRules ruled) {
    Map<String, Long> drops = new LinkedHashMap<>(panel.drops());
    drops.put("document: names no ticker", news.tickerless());
    drops.putAll(ruled.drops());
    drops.put(ReplayDrops.NOT_AFTER_CUTOFF, lookAhead.cut());
    return drops;
  }

  /** Of rising numbers; 0 of none. */
  static double median(int[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
