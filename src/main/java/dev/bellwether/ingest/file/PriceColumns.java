package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a price file keeps what a bar needs.
 *
 * @param ticker empty when the file is about one ticker and named after it
 * @param adjClose the column of the close when the policy is not to look for an adjusted one
 * @param volume empty when the file has none
 */
record PriceColumns(
    Optional<String> ticker,
    String date,
    String open,
    String high,
    String low,
    String close,
    String adjClose,
    Optional<String> volume) {
  private static final String ADJUSTED = "adj_close";
  private static final List<String> FIELDS =
      List.of("ticker", "date", "open", "high", "low", "close", ADJUSTED, "volume");
  private static final List<String> PRICES = List.of("open", "high", "low", "close");

  /** The usual names, the more telling first, as {@link ColumnNames#plain} has them. */
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "ticker",
          List.of("ticker", "symbol", "tic", "stock"),
          "date",
          List.of("date", "session", "datetime", "timestamp", "day", "time", "t"),
          "open",
          List.of("open", "openprice", "o"),
          "high",
          List.of("high", "highprice", "h"),
          "low",
          List.of("low", "lowprice", "l"),
          "close",
          List.of("close", "closeprice", "c"),
          ADJUSTED,
          List.of("adjclose", "adjustedclose", "closeadj", "adjcloseprice", "closeadjusted"),
          "volume",
          List.of("volume", "vol", "v"));

  static PriceColumns resolve(String file, List<String> columns, PriceOptions options) {
    ColumnNames names = new ColumnNames(file, columns, options.columns(), FIELDS);
    String date = names.require("date", usual("date"));
    Map<String, String> prices = prices(names);
    String close = prices.getOrDefault("close", "");
    return new PriceColumns(
        names.find("ticker", usual("ticker")),
        date,
        prices.getOrDefault("open", ""),
        prices.getOrDefault("high", ""),
        prices.getOrDefault("low", ""),
        close,
        adjusted(file, names, close, options.adjustment()),
        names.find("volume", usual("volume")));
  }

  private static Map<String, String> prices(ColumnNames names) {
    Map<String, String> found = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String field : PRICES) {
      names
          .find(field, usual(field))
          .ifPresentOrElse(column -> found.put(field, column), () -> missing.add(field));
    }
    if (!missing.isEmpty()) {
      throw names.missing(missing);
    }
    return found;
  }

  private static String adjusted(
      String file, ColumnNames names, String close, Optional<Adjustment> policy) {
    if (policy.isPresent() && policy.get() != Adjustment.COLUMN) {
      return close;
    }
    return names
        .find(ADJUSTED, usual(ADJUSTED))
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    file + " has no column with the close adjusted for splits and dividends",
                    "say what its prices are: --adjustment already|none, or --map adj_close=COLUMN"));
  }

  private static List<String> usual(String field) {
    return USUAL.getOrDefault(field, List.of());
  }
}
