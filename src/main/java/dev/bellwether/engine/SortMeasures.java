package dev.bellwether.engine;

import dev.bellwether.Selection;
import dev.bellwether.backtest.Panel;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.config.Settings;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.store.ReplayInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The same measures on parts of the signals: by how much news is behind them, how new it is, and
 * who published and scored it. A part is only shown where there is another one.
 */
final class SortMeasures {
  private static final int MOST_SOURCES = 8;
  private static final double STALE = 0.5;
  private static final double NEW = 0.9;

  private final ReplayPanel whole;
  private final Function<DatedPanel, DatedPanel> evidence;
  private final ReplaySettings rules;
  private final ReplayInputs.News news;
  private final List<ReplayScrutiny.Sort> rows = new ArrayList<>();

  private SortMeasures(
      ReplayPanel whole,
      Function<DatedPanel, DatedPanel> evidence,
      ReplayInputs.News news,
      ReplaySettings rules) {
    this.whole = whole;
    this.evidence = evidence;
    this.news = news;
    this.rules = rules;
  }

  /**
   * All of them.
   *
   * @param evidence the dates of a panel that count
   * @param selections whose scores they are, as the news' details count them
   */
  static List<ReplayScrutiny.Sort> of(
      ReplayPanel whole,
      Function<DatedPanel, DatedPanel> evidence,
      ReplayInputs.News news,
      List<Selection> selections,
      Settings settings) {
    SortMeasures sorts = new SortMeasures(whole, evidence, news, settings.replay());
    sorts.byNewsCount();
    sorts.byNovelty(settings.signal().noveltyDays());
    sorts.bySource();
    sorts.bySelection("tier", selections, each -> each.tier().key());
    sorts.bySelection("model", selections, Selection::model);
    sorts.bySelection("prompt", selections, Selection::promptId);
    sorts.byAnswer();
    return sorts.rows;
  }

  private void byNewsCount() {
    Map<String, OtherFactor.Cells> parts = new LinkedHashMap<>();
    parts.put("0, carried on", (session, asset) -> whole.evidence(session, asset) == 0);
    parts.put("1", (session, asset) -> whole.evidence(session, asset) == 1);
    parts.put(
        "2 to 4",
        (session, asset) ->
            whole.evidence(session, asset) >= 2 && whole.evidence(session, asset) <= 4);
    parts.put("5 or more", (session, asset) -> whole.evidence(session, asset) >= 5);
    addCells("news_count", parts);
  }

  /** By the mean novelty of the headlines behind a signal, faded as their scores are. */
  private void byNovelty(int days) {
    Panel novelty = whole.faded(whole.novelty(days));
    Map<String, OtherFactor.Cells> parts = new LinkedHashMap<>();
    parts.put("stale, below 0.5", (session, asset) -> novelty.at(session, asset) < STALE);
    parts.put(
        "mixed, 0.5 to 0.9",
        (session, asset) ->
            novelty.at(session, asset) >= STALE && novelty.at(session, asset) < NEW);
    parts.put("new, 0.9 or more", (session, asset) -> novelty.at(session, asset) >= NEW);
    addCells("novelty", parts);
  }

  private void bySource() {
    List<String> sources = news.details().sources();
    long[] counts = new long[sources.size()];
    for (int source : news.details().source()) {
      counts[source]++;
    }
    List<Integer> order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer source) -> -counts[source]))
            .toList();
    Map<String, IntPredicate> parts = new LinkedHashMap<>();
    for (int rank = 0; rank < Math.min(MOST_SOURCES, order.size()); rank++) {
      int source = order.get(rank);
      parts.put(sources.get(source), row -> news.details().source()[row] == source);
    }
    if (order.size() > MOST_SOURCES) {
      List<Integer> others = order.subList(MOST_SOURCES, order.size());
      parts.put("(others)", row -> others.contains(news.details().source()[row]));
    }
    addRows("source", parts);
  }

  private void bySelection(
      String by, List<Selection> selections, Function<Selection, String> name) {
    Map<String, IntPredicate> parts = new LinkedHashMap<>();
    for (Selection selection : selections) {
      String wanted = name.apply(selection);
      parts.put(
          wanted,
          row -> name.apply(selections.get(news.details().selection()[row])).equals(wanted));
    }
    addRows(by, parts);
  }

  private void byAnswer() {
    Map<String, IntPredicate> parts = new LinkedHashMap<>();
    parts.put("wanted", row -> !news.details().fallback()[row]);
    parts.put("fallback", row -> news.details().fallback()[row]);
    boolean some = IntStream.range(0, news.size()).anyMatch(row -> news.details().fallback()[row]);
    if (some) {
      addRows("answer", parts);
    }
  }

  /** Parts of the scores, each made into signals of its own. */
  private void addRows(String by, Map<String, IntPredicate> parts) {
    List<ReplayScrutiny.Sort> sorts = new ArrayList<>();
    if (parts.size() > 1) {
      parts.forEach(
          (part, kept) -> add(by, part, new OtherFactor(whole, whole.factorOf(kept)), sorts));
    }
    addParts(sorts);
  }

  /** Parts of the signals. */
  private void addCells(String by, Map<String, OtherFactor.Cells> parts) {
    List<ReplayScrutiny.Sort> sorts = new ArrayList<>();
    parts.forEach((part, cells) -> add(by, part, OtherFactor.only(whole, cells), sorts));
    addParts(sorts);
  }

  /** The only part is no part. */
  private void addParts(List<ReplayScrutiny.Sort> sorts) {
    if (sorts.size() > 1) {
      rows.addAll(sorts);
    }
  }

  private void add(String by, String part, DatedPanel panel, List<ReplayScrutiny.Sort> sorts) {
    DatedPanel counted = evidence.apply(panel);
    ReplaySample sample = ReplaySample.of(counted, rules.horizons(), rules.minNames());
    if (sample.all().size() > 0) {
      ReplayMeasures measures = ReplayMeasures.of(counted, sample, rules);
      sorts.add(
          new ReplayScrutiny.Sort(
              by, part, sample.all().size(), measures.information(), measures.spreads()));
    }
  }
}
