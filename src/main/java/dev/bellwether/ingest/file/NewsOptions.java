package dev.bellwether.ingest.file;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What the user says about a news file.
 *
 * @param columns field ({@code title}, {@code published_at} ...) to column; what is not named is
 *     guessed
 * @param source the publisher; empty takes the file's column, else the file's name
 * @param dateFormat how dates are written; empty finds out
 * @param zone where times without a zone belong, and where a date without a time ends; empty
 *     refuses the former and takes America/New_York for the latter
 */
public record NewsOptions(
    Map<String, String> columns,
    Optional<String> source,
    Optional<String> dateFormat,
    Optional<ZoneId> zone) {

  public NewsOptions {
    columns = Map.copyOf(columns);
  }

  /** Nothing said: everything is found out. */
  public static NewsOptions guessing() {
    return new NewsOptions(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
