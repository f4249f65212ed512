package dev.bellwether.engine;

import dev.bellwether.ingest.panel.DatedNumbers;
import dev.bellwether.ingest.panel.NumberTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events from a table of {@code asset,event_date} with closes and market returns beside it. Day 0
 * is the first session on or after the date, so that news of a weekend counts on Monday.
 */
final class EventDatesFile {
  static final List<String> DATE = List.of("event_date", "date", "session");

  /** An event and the session of its day 0. */
  private record Dated(String id, String asset, int session) {}

  private final EventWindows windows;
  private final int[] days;
  private final Map<String, Integer> columns = new HashMap<>();
  private final double[] closes;
  private final double[] market;
  private final EventFile events = new EventFile();
  private int confounded;

  private EventDatesFile(EventWindows windows, DatedNumbers prices, MarketFile market) {
    this.windows = windows;
    this.days = prices.epochDays();
    List<String> assets = List.copyOf(prices.assets());
    assets.forEach(asset -> columns.put(asset, columns.size()));
    this.closes = prices.layOut(days, assets).cells();
    this.market = Arrays.stream(days).mapToDouble(market::on).toArray();
  }

  /** What was read, and how many events had another one of the same asset in their window. */
  record Result(EventFile events, int confounded) {}

  static Result read(
      NumberTable table,
      EventWindows windows,
      DatedNumbers prices,
      MarketFile market,
      StudyEvents.Overlap overlap) {
    EventDatesFile file = new EventDatesFile(windows, prices, market);
    file.read(table, overlap);
    return new Result(file.events, file.confounded);
  }

  private void read(NumberTable table, StudyEvents.Overlap overlap) {
    String dateColumn = table.require(DATE);
    List<String> assets = table.texts(table.require(EventReturnsFile.ASSET));
    List<String> dates = table.texts(dateColumn);
    Optional<List<String>> ids = table.find(EventReturnsFile.ID).map(table::texts);
    List<Dated> dated = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < dates.size(); row++) {
      int day = (int) SeriesFile.date(table.where(row), dates.get(row)).toEpochDay();
      int found = Arrays.binarySearch(days, day);
      int session = found < 0 ? -found - 1 : found;
      String id = ids.isPresent() ? ids.get().get(row) : String.valueOf(row + 1);
      if (!columns.containsKey(assets.get(row))) {
        events.drop("event: no prices for its asset");
      } else if (session == days.length) {
        events.drop("event: after the last price");
      } else if (!seen.add(session + " " + assets.get(row))) {
        // The same returns again would count as evidence twice.
        events.drop("event: the same asset on the same session again");
      } else {
        dated.add(new Dated(id, assets.get(row), session));
      }
    }
    afterOverlap(dated, overlap).forEach(this::add);
  }

  /**
   * Two events of one asset disturb each other if the later one falls into the earlier's window.
   */
  private List<Dated> afterOverlap(List<Dated> dated, StudyEvents.Overlap overlap) {
    Map<String, TreeSet<Integer>> byAsset = new HashMap<>();
    dated.forEach(
        event -> byAsset.computeIfAbsent(event.asset(), a -> new TreeSet<>()).add(event.session()));
    List<Dated> kept = new ArrayList<>();
    for (Dated event : dated) {
      TreeSet<Integer> all = byAsset.getOrDefault(event.asset(), new TreeSet<>());
      int reach = windows.eventTo() - windows.eventFrom();
      Integer before = all.lower(event.session());
      Integer after = all.higher(event.session());
      boolean second = before != null && event.session() - before <= reach;
      boolean disturbed = second || (after != null && after - event.session() <= reach);
      confounded += disturbed ? 1 : 0;
      if (overlap == StudyEvents.Overlap.KEEP
          || !disturbed
          || (overlap == StudyEvents.Overlap.FIRST && !second)) {
        kept.add(event);
      } else {
        events.drop("event: in the window of another of the same asset");
      }
    }
    return kept;
  }

  private void add(Dated event) {
    int first = event.session() + windows.estimationFrom();
    int last = event.session() + windows.eventTo();
    // A return needs the close before it.
    if (first < 1) {
      events.drop("event: the estimation window begins before the prices");
    } else if (last >= days.length) {
      events.drop("event: the event window ends after the prices");
    } else {
      int column = columns.getOrDefault(event.asset(), 0);
      int from = event.session() + windows.eventFrom();
      int estimationEnd = event.session() + windows.estimationTo() + 1;
      events.add(
          event.id(),
          event.asset(),
          returns(column, first, estimationEnd),
          Arrays.copyOfRange(market, first, estimationEnd),
          returns(column, from, last + 1),
          Arrays.copyOfRange(market, from, last + 1));
    }
  }

  private double[] returns(int column, int from, int end) {
    double[] returns = new double[end - from];
    for (int session = from; session < end; session++) {
      double before = closes[(session - 1) * columns.size() + column];
      returns[session - from] = closes[session * columns.size() + column] / before - 1;
    }
    return returns;
  }
}
