package dev.bellwether.ingest.file;

import dev.bellwether.Bar;
import dev.bellwether.BellwetherException;
import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import java.util.List;
import java.util.Optional;

/**
 * Turns the rows of one price file into bars. The date of a row is the session, as written: a time
 * or zone behind it does not move it. The volume is 0 where the file gives none. Remembers which
 * sessions it has seen, four bytes for each day of each ticker. Not thread-safe.
 */
public final class PriceMapping {
  /**
   * How far open and close may lie outside low and high: adjusted prices are rounded one by one.
   */
  private static final double ROUNDING = 0.005;

  private final PriceColumns columns;
  private final DateReader dates;
  private final Optional<Ticker> only;
  private final SeenBars seen = new SeenBars();

  private PriceMapping(PriceColumns columns, DateReader dates, Optional<Ticker> only) {
    this.columns = columns;
    this.dates = dates;
    this.only = only;
  }

  /**
   * Looks at the columns and the first 10,000 rows of a file; the file is closed again.
   *
   * @throws BellwetherException if a column that is needed can not be found, if it is not known
   *     whether prices are adjusted, or if the dates can not be understood without help
   */
  public static PriceMapping of(RowSource file, PriceOptions options) {
    try (Rows rows = file.open()) {
      PriceColumns columns = PriceColumns.resolve(file.name(), rows.columns(), options);
      Optional<Ticker> only =
          columns.ticker().isPresent() ? Optional.empty() : Optional.of(tickerOf(file.name()));
      Sample sample = Sample.of(rows, List.of(columns.date()), DateFormats.SAMPLE);
      String where = "column '" + columns.date() + "' of " + file.name();
      DateReader dates =
          DateFormats.detect(where, sample.values(columns.date()), options.dateFormat());
      return new PriceMapping(columns, dates, only);
    }
  }

  /** {@code AAPL.csv.gz} and {@code BRK.B.csv} are named after their tickers. */
  private static Ticker tickerOf(String file) {
    String base = file.replaceFirst("(?i)(\\.(csv|tsv|jsonl|ndjson|json|parquet))?(\\.gz)?$", "");
    try {
      return Ticker.of(base);
    } catch (IllegalArgumentException e) {
      throw BellwetherException.usage(
          file + " has no column for ticker, and its name is not a ticker",
          "map one with --map ticker=COLUMN, or name the file as in AAPL.csv");
    }
  }

  /**
   * The bar in a row; skipped when the same bar came before; failed with the reason when there is
   * none.
   */
  public Outcome<Bar> bar(Row row) {
    try {
      return checked(read(row));
    } catch (BadValue e) {
      return new Outcome.Failed<>(e.reason);
    }
  }

  private Bar read(Row row) throws BadValue {
    String date = row.get(columns.date()).strip();
    Moment moment =
        dates.read(date).orElseThrow(() -> new BadValue("unreadable date " + Reject.quote(date)));
    return new Bar(
        ticker(row),
        moment.date(),
        price(row, columns.open()),
        price(row, columns.high()),
        price(row, columns.low()),
        price(row, columns.close()),
        price(row, columns.adjClose()),
        volume(row));
  }

  private Ticker ticker(Row row) throws BadValue {
    if (only.isPresent()) {
      return only.get();
    }
    String symbol = row.get(columns.ticker().orElse(""));
    try {
      return Ticker.of(symbol);
    } catch (IllegalArgumentException e) {
      throw new BadValue("not a ticker " + Reject.quote(symbol));
    }
  }

  private static double price(Row row, String column) throws BadValue {
    double price = number(row, column);
    if (!(price > 0)) {
      throw new BadValue(column + " is not above 0: " + Reject.quote(row.get(column)));
    }
    return price;
  }

  private double volume(Row row) throws BadValue {
    if (columns.volume().isEmpty() || row.get(columns.volume().get()).isBlank()) {
      return 0;
    }
    double volume = number(row, columns.volume().get());
    if (volume < 0) {
      throw new BadValue("negative volume " + Reject.quote(row.get(columns.volume().get())));
    }
    return volume;
  }

  private static double number(Row row, String column) throws BadValue {
    String text = row.get(column).strip();
    double number = isDecimal(text) ? parsed(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new BadValue("unreadable " + column + " " + Reject.quote(text));
    }
    return number;
  }

  /** Java also takes "1d", "NaN" and hexadecimal for numbers; a price file does not mean them. */
  private static boolean isDecimal(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private Outcome<Bar> checked(Bar bar) {
    if (bar.high() < bar.low()) {
      return new Outcome.Failed<>("high below low");
    }
    if (isOutside(bar.open(), bar)) {
      return new Outcome.Failed<>("open outside low and high");
    }
    if (isOutside(bar.close(), bar)) {
      return new Outcome.Failed<>("close outside low and high");
    }
    return switch (seen.add(bar)) {
      case NEW -> new Outcome.Done<>(bar);
      case SAME -> new Outcome.Skipped<>("duplicate");
      case OTHER ->
          new Outcome.Failed<>(
              "other prices came before: " + bar.ticker() + " on " + bar.session());
    };
  }

  private static boolean isOutside(double price, Bar bar) {
    return price > bar.high() * (1 + ROUNDING) || price < bar.low() * (1 - ROUNDING);
  }

  private static final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    BadValue(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
