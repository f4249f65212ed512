package dev.bellwether.entity;

import dev.bellwether.Ticker;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Symbols that companies gave up for another. A text of before the change is about the symbol of
 * today, under which prices are kept; a symbol that is used before its company had it means another
 * company.
 */
public final class SymbolHistory {
  private static final ZoneId MARKET = ZoneId.of("America/New_York");

  /**
   * One change.
   *
   * @param before the symbol that was given up
   * @param after its successor
   * @param since the first day of the successor
   * @param cik the company's key at the SEC
   */
  public record Change(Ticker before, Ticker after, LocalDate since, String cik) {}

  private static final List<Change> CHANGES = load();

  private final Map<Ticker, Change> byBefore = new HashMap<>();
  private final Map<Ticker, Change> byAfter = new HashMap<>();

  /** The changes that are known. */
  public SymbolHistory() {
    for (Change change : CHANGES) {
      byBefore.put(change.before(), change);
      byAfter.put(change.after(), change);
    }
  }

  private static List<Change> load() {
    return Table.rows("symbol-history.tsv").stream()
        .map(f -> new Change(new Ticker(f[0]), new Ticker(f[1]), LocalDate.parse(f[2]), f[3]))
        .toList();
  }

  /** The change by which a symbol was given up. */
  public Optional<Change> of(Ticker before) {
    return Optional.ofNullable(byBefore.get(before));
  }

  /** The symbol of today for one that was used at a time. After the change it may be another's. */
  Ticker today(Ticker symbol, Instant at) {
    Change change = byBefore.get(symbol);
    return change != null && at.isBefore(start(change)) ? change.after() : symbol;
  }

  /** Whether a symbol is used before its company had it. */
  boolean isTooEarly(Ticker symbol, Instant at) {
    Change change = byAfter.get(symbol);
    return change != null && at.isBefore(start(change));
  }

  private static Instant start(Change change) {
    return change.since().atStartOfDay(MARKET).toInstant();
  }
}
