package dev.bellwether.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place that documents or prices come from: one {@code [[sources]]} table.
 *
 * @param name unique among the sources
 * @param kind what it holds
 * @param location the address of a feed; for files a path or glob as written, relative to the
 *     workspace
 * @param options the other fields, sorted by name; fields of the table {@code map} as {@code
 *     map.title}
 */
public record Source(String name, Kind kind, String location, Map<String, String> options) {
  public Source {
    // Sorted rather than Map.copyOf, whose order differs from run to run.
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** What a source holds. */
  public enum Kind {
    /** An RSS or Atom feed at an address. */
    FEED,
    /** Files of documents. */
    NEWS,
    /** Files of price bars. */
    PRICES
  }
}
