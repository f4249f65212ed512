package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.util.Locale;

/** What the prices of a file say about splits and dividends. */
public enum Adjustment {
  /** The file has a column with the adjusted close. */
  COLUMN,
  /** Its prices are adjusted already. */
  ALREADY,
  /** Its prices are as traded, and returns over splits and dividends will be wrong knowingly. */
  NONE;

  /** The name used on the command line, in files and in the store, such as {@code column}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The policy with this {@link #key}.
   *
   * @throws BellwetherException if there is none
   */
  public static Adjustment ofKey(String key) {
    for (Adjustment adjustment : values()) {
      if (adjustment.key().equals(key.toLowerCase(Locale.ROOT))) {
        return adjustment;
      }
    }
    throw BellwetherException.usage("no adjustment '" + key + "'", "column, already or none");
  }
}
