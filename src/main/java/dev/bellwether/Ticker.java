package dev.bellwether;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The symbol under which a share trades, upper case, 1-12 characters of {@code A-Z 0-9 . -}. A
 * share class is written behind a dot whatever the source writes ({@code BRK-B} and {@code BRK/B}
 * become {@code BRK.B}), so that news meets prices.
 *
 * @param symbol such as {@code AAPL} or {@code BRK.B}; never with a leading {@code $}
 */
public record Ticker(String symbol) implements Comparable<Ticker> {
  private static final Pattern CLASS = Pattern.compile("([A-Z]{1,5})[-/]([A-Z])");
  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9.\\-]{0,11}");

  /**
   * @throws IllegalArgumentException if the symbol has another shape; {@link #of} is the lenient
   *     way
   */
  public Ticker {
    symbol = CLASS.matcher(symbol).matches() ? symbol.replaceAll("[-/]", ".") : symbol;
    if (!SHAPE.matcher(symbol).matches()) {
      throw new IllegalArgumentException("not a ticker: '" + symbol + "'");
    }
  }

  /**
   * Reads a symbol as people write it: surrounding blanks, one leading {@code $} and lower case are
   * accepted.
   *
   * @throws IllegalArgumentException if what remains is not a symbol
   */
  public static Ticker of(String text) {
    String symbol = text.strip();
    if (symbol.startsWith("$")) {
      symbol = symbol.substring(1).strip();
    }
    return new Ticker(symbol.toUpperCase(Locale.ROOT));
  }

  @Override
  public int compareTo(Ticker other) {
    return symbol.compareTo(other.symbol);
  }

  @Override
  public String toString() {
    return symbol;
  }
}
