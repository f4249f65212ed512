package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.panel.NumberTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events from a table of {@code event_id,rel_day,asset_return,market_return}. */
final class EventReturnsFile {
  static final List<String> ID = List.of("event_id", "event", "id");
  static final List<String> ASSET = List.of("asset", "ticker", "symbol");
  static final List<String> DAY = List.of("rel_day", "day", "offset");
  private static final List<String> RETURN = List.of("asset_return", "return", "ret");
  private static final List<String> MARKET = List.of("market_return", "market", "bench");

  /** The returns of one event by day, NaN where there is none. */
  private static final class Days {
    private final int first;
    private final double[] asset;
    private final double[] market;
    private final String name;

    Days(EventWindows windows, String name) {
      this.first = windows.estimationFrom();
      this.asset = new double[windows.eventTo() - first + 1];
      this.market = new double[asset.length];
      this.name = name;
      Arrays.fill(asset, Double.NaN);
      Arrays.fill(market, Double.NaN);
    }

    boolean holds(int day) {
      return day >= first && day < first + asset.length;
    }
  }

  private EventReturnsFile() {}

  static EventFile read(NumberTable table, EventWindows windows) {
    List<String> ids = table.texts(table.require(ID));
    Optional<List<String>> names = table.find(ASSET).map(table::texts);
    double[] day = table.numbers(table.require(DAY));
    double[] asset = table.numbers(table.require(RETURN));
    double[] market = table.numbers(table.require(MARKET));
    Map<String, Days> byId = new LinkedHashMap<>();
    for (int i = 0; i < day.length; i++) {
      int row = i;
      Days days =
          byId.computeIfAbsent(
              ids.get(row), id -> new Days(windows, names.map(of -> of.get(row)).orElse("")));
      put(table, row, days, day[row], asset[row], market[row]);
    }
    EventFile events = new EventFile();
    byId.forEach((id, days) -> add(events, id, days, windows));
    return events;
  }

  private static void put(
      NumberTable table, int row, Days days, double day, double asset, double market) {
    if (day != Math.rint(day) || Double.isInfinite(asset) || Double.isInfinite(market)) {
      throw BellwetherException.usage(
          table.where(row) + ": a day that is no whole number, or an infinite return",
          "days count sessions from the event, 0 being its own");
    }
    if (days.holds((int) day)) {
      int index = (int) day - days.first;
      if (!Double.isNaN(days.asset[index])) {
        throw BellwetherException.usage(
            table.where(row) + ": a second row of day " + (int) day + " of its event",
            "keep one row for each event and day");
      }
      days.asset[index] = asset;
      days.market[index] = market;
    }
  }

  private static void add(EventFile events, String id, Days days, EventWindows windows) {
    int estimation = windows.estimationDays();
    int event = windows.eventFrom() - windows.estimationFrom();
    events.add(
        id,
        days.name,
        Arrays.copyOf(days.asset, estimation),
        Arrays.copyOf(days.market, estimation),
        Arrays.copyOfRange(days.asset, event, days.asset.length),
        Arrays.copyOfRange(days.market, event, days.market.length));
  }
}
