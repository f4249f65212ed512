package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.ingest.panel.NumberTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the market returned on each date, from the session before it, as read from a file. */
final class MarketFile {
  private static final List<String> DATE = List.of("date", "session");
  private static final List<String> RETURN = List.of("market_return", "market", "return", "ret");

  private final Map<Integer, Double> byDay;

  private MarketFile(Map<Integer, Double> byDay) {
    this.byDay = byDay;
  }

  /** Reads {@code date,market_return}. */
  static MarketFile read(Path file) throws IOException {
    NumberTable table = NumberTable.read(file, Set.copyOf(DATE));
    List<String> dates = table.texts(table.require(DATE));
    double[] returns = table.numbers(table.require(RETURN));
    Map<Integer, Double> byDay = new TreeMap<>();
    for (int row = 0; row < returns.length; row++) {
      int day = day(file, dates.get(row));
      if (!Double.isFinite(returns[row])) {
        continue;
      }
      Double before = byDay.put(day, returns[row]);
      if (before != null && before != returns[row]) {
        throw BellwetherException.usage(
            file.getFileName() + ": two different returns on " + dates.get(row),
            "keep one row for each date");
      }
    }
    return new MarketFile(byDay);
  }

  private static int day(Path file, String text) {
    try {
      return (int) LocalDate.parse(text).toEpochDay();
    } catch (DateTimeException e) {
      throw BellwetherException.usage(
          file.getFileName() + ": '" + text + "' is not a date like 2024-01-31", "");
    }
  }

  /** Returns on dates that are none of these. */
  long outside(int[] days) {
    return byDay.keySet().stream().filter(day -> Arrays.binarySearch(days, day) < 0).count();
  }

  /** The return of one date's session, NaN where there is none. */
  double on(int day) {
    return byDay.getOrDefault(day, Double.NaN);
  }

  /** Compounded over the sessions after each, by session of entry; NaN where one is missing. */
  SessionSeries forward(int[] days, int horizon) {
    double[] forward = new double[days.length];
    for (int session = 0; session < days.length; session++) {
      double wealth = session + horizon < days.length ? 1 : Double.NaN;
      for (int ahead = 1; ahead <= horizon && !Double.isNaN(wealth); ahead++) {
        wealth *= 1 + on(days[session + ahead]);
      }
      forward[session] = wealth - 1;
    }
    return SessionSeries.of(forward);
  }

  /** Days since 1970-01-01 and returns in order, for a hash. */
  double[] columns() {
    return byDay.entrySet().stream()
        .flatMapToDouble(e -> Arrays.stream(new double[] {e.getKey(), e.getValue()}))
        .toArray();
  }
}
