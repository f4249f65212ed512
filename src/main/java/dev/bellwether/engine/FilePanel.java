package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.Groups;
import dev.bellwether.backtest.Panel;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.ingest.panel.DatedNumbers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A factor and closes from files on one grid. Sessions are the dates on which any asset has a
 * price: a horizon counts these, and the calendar is the user's. Assets without prices, and dates
 * that are no sessions, are counted.
 */
final class FilePanel implements DatedPanel {
  private final int[] days;
  private final List<String> assets;
  private final Optional<Named> groups;
  private final Optional<MarketFile> market;
  private final Map<String, Long> drops = new LinkedHashMap<>();
  private final Panel prices;
  private final Panel factor;

  private FilePanel(
      DatedNumbers factors, DatedNumbers closes, Optional<MarketFile> market, int lag) {
    this.days = closes.epochDays();
    TreeSet<String> both = new TreeSet<>(factors.assets());
    both.retainAll(closes.assets());
    this.assets = List.copyOf(both);
    this.groups = factors.groups().map(this::named);
    this.market = market;
    drops.putAll(factors.reasons().counts());
    drops.putAll(closes.reasons().counts());
    refuseTooLarge();
    DatedNumbers.Grid close = closes.layOut(days, assets);
    DatedNumbers.Grid score = factors.layOut(days, assets);
    drop("factor: not on a date of the prices", score.otherDates());
    drop("factor: no prices for its asset", score.otherAssets());
    drop("close: no factor for its asset", close.otherAssets());
    prices = Panel.over(days.length, assets.size(), close.cells());
    factor = Panel.over(days.length, assets.size(), delayed(score.cells(), lag));
    market.ifPresent(series -> drop("market: not on a date of the prices", series.outside(days)));
  }

  /**
   * The panel.
   *
   * @param lag sessions between a factor's date and the close it trades at
   */
  static FilePanel of(
      DatedNumbers factors, DatedNumbers closes, Optional<MarketFile> market, int lag) {
    return new FilePanel(factors, closes, market, lag);
  }

  private void refuseTooLarge() {
    if ((long) days.length * assets.size() > Integer.MAX_VALUE - 8) {
      throw BellwetherException.usage(
          days.length + " dates x " + assets.size() + " assets do not fit into one panel",
          "replay them by groups of assets");
    }
  }

  private Named named(Map<String, String> byAsset) {
    List<String> names =
        List.copyOf(new TreeSet<>(assets.stream().map(a -> byAsset.getOrDefault(a, "")).toList()));
    return new Named(
        Groups.of(
            assets.stream().mapToInt(a -> names.indexOf(byAsset.getOrDefault(a, ""))).toArray()),
        names);
  }

  private double[] delayed(double[] cells, int lag) {
    if (lag > 0 && cells.length > 0) {
      int moved = Math.min(cells.length, lag * assets.size());
      long lost =
          Arrays.stream(cells, cells.length - moved, cells.length)
              .filter(value -> !Double.isNaN(value))
              .count();
      drop("factor: no session left to enter at", lost);
      System.arraycopy(cells, 0, cells, moved, cells.length - moved);
      Arrays.fill(cells, 0, moved, Double.NaN);
    }
    return cells;
  }

  private void drop(String reason, long count) {
    drops.merge(reason, count, Long::sum);
  }

  @Override
  public Panel factor() {
    return factor;
  }

  @Override
  public Panel prices() {
    return prices;
  }

  @Override
  public String name(int asset) {
    return assets.get(asset);
  }

  @Override
  public LocalDate date(int session) {
    return LocalDate.ofEpochDay(days[session]);
  }

  @Override
  public Optional<Named> groups() {
    return groups;
  }

  @Override
  public Optional<SessionSeries> market(int horizon) {
    return market.map(series -> series.forward(days, horizon));
  }

  /** Names of the columns. */
  List<String> assets() {
    return assets;
  }

  /** Days since 1970-01-01 by session. */
  int[] days() {
    return days;
  }

  /** Rows that were left out before the grid, by reason. */
  Map<String, Long> drops() {
    return drops;
  }
}
