package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.panel.NumberTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What files say of tickers: the group each belongs to, and when it was a member of a universe. */
final class TickerTable {
  private static final List<String> TICKER = List.of("ticker", "asset", "symbol");
  private static final List<String> GROUP = List.of("group", "sector", "industry");
  private static final List<String> FROM = List.of("from", "start", "first");
  private static final List<String> TO = List.of("to", "end", "last");

  /** Dates between which a name counts, both included. */
  record Membership(LocalDate from, LocalDate to) {
    boolean contains(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }

  private TickerTable() {}

  /**
   * The group of each ticker.
   *
   * @throws BellwetherException if a column is missing or a ticker stands in two groups
   */
  static Map<String, String> groups(Path file) {
    NumberTable table = read(file);
    List<String> tickers = table.texts(table.require(TICKER));
    List<String> groups = table.texts(table.require(GROUP));
    Map<String, String> byTicker = new TreeMap<>();
    for (int row = 0; row < tickers.size(); row++) {
      String before = byTicker.put(symbol(tickers.get(row)), groups.get(row));
      if (before != null && !before.equals(groups.get(row))) {
        throw BellwetherException.usage(
            table.where(row) + ": " + tickers.get(row) + " stands in two groups",
            "keep one row for each ticker");
      }
    }
    return byTicker;
  }

  /** When each ticker counts; a missing start or end is open. */
  static Map<String, List<Membership>> universe(Path file) {
    NumberTable table = read(file);
    List<String> tickers = table.texts(table.require(TICKER));
    Optional<List<String>> from = table.find(FROM).map(table::texts);
    Optional<List<String>> to = table.find(TO).map(table::texts);
    Map<String, List<Membership>> byTicker = new HashMap<>();
    for (int row = 0; row < tickers.size(); row++) {
      Membership member =
          new Membership(
              date(table, row, from, LocalDate.MIN), date(table, row, to, LocalDate.MAX));
      byTicker.merge(
          symbol(tickers.get(row)),
          List.of(member),
          (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
    }
    return byTicker;
  }

  private static LocalDate date(
      NumberTable table, int row, Optional<List<String>> column, LocalDate open) {
    String text = column.map(cells -> cells.get(row).strip()).orElse("");
    try {
      return text.isEmpty() ? open : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw BellwetherException.usage(
          table.where(row) + ": '" + text + "' is not a date like 2024-01-31",
          "leave the cell empty for an open end");
    }
  }

  private static NumberTable read(Path file) {
    try {
      return NumberTable.readTexts(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As news and prices spell it, if it can be a ticker; else as it stands, for assets of files. */
  private static String symbol(String text) {
    try {
      return Ticker.of(text).symbol();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
