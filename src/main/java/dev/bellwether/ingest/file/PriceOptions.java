package dev.bellwether.ingest.file;

import java.util.Map;
import java.util.Optional;

/**
 * What the user says about a price file.
 *
 * @param columns field ({@code close}, {@code adj_close} ...) to column; what is not named is
 *     guessed
 * @param dateFormat how dates are written; empty finds out
 * @param adjustment what the prices say about splits and dividends; empty takes the column with the
 *     adjusted close and refuses a file without one
 */
public record PriceOptions(
    Map<String, String> columns, Optional<String> dateFormat, Optional<Adjustment> adjustment) {

  public PriceOptions {
    columns = Map.copyOf(columns);
  }

  /** Nothing said: everything is found out. */
  public static PriceOptions guessing() {
    return new PriceOptions(Map.of(), Optional.empty(), Optional.empty());
  }
}
