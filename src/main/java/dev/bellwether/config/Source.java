package dev.bellwether.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A place that documents or prices come from: one {@code [[sources]]} table.
 *
 * @param name unique among the sources
 * @param kind what it holds
 * @param location an address; for files a path or glob as written, relative to the workspace; empty
 *     for what needs none
 * @param options the other fields, sorted by name; fields of the table {@code map} as {@code
 *     map.title}, lists with commas between their members, durations as written
 */
public record Source(String name, Kind kind, String location, Map<String, String> options) {
  public Source {
    // Sorted rather than Map.copyOf, whose order differs from run to run.
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** How often it is looked at; empty if the source does not say. */
  public Optional<Duration> interval() {
    return Optional.ofNullable(options.get("interval")).flatMap(LiveInterval.TYPE::fromText);
  }

  /** What a source holds. */
  public enum Kind {
    /** An RSS or Atom feed at an address. */
    FEED,
    /** Files of documents. */
    NEWS,
    /** Files of price bars. */
    PRICES,
    /** A search at NewsAPI. */
    NEWSAPI,
    /** The filings that EDGAR accepts now. */
    EDGAR_CURRENT,
    /** A folder in which files of documents appear and grow. */
    FOLDER,
    /** JSON Lines on standard input. */
    STDIN,
    /** JSON at an address. */
    JSON;

    /** As it is written in a file: {@code edgar-current}. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    static String allowed() {
      return Arrays.stream(values())
          .map(Kind::text)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
  }
}
