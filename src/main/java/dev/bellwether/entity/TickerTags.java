package dev.bellwether.entity;

import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tickers that somebody wrote down as such: {@code AAPL, MSFT} or {@code ['AAPL']}. */
public final class TickerTags {
  private static final String SEPARATORS = ",;| \t\u00a0\n\r";

  /** What programs write for nothing. */
  private static final Set<String> NOTHING = Set.of("nan", "null", "none", "n/a", "na", "-");

  /** {@code AAPL US Equity}, a terminal's name of a share listed in the United States. */
  private static final Pattern TERMINAL =
      Pattern.compile(
          "([A-Z0-9./]{1,12}) (?:US|UN|UW|UQ|UR|UA)(?: EQUITY)?", Pattern.CASE_INSENSITIVE);

  private static final String WRAPPING = "[](){}\"'";

  private TickerTags() {}

  /**
   * Splits at commas, semicolons, bars and blanks, takes off brackets and quotes, and cuts an
   * exchange before a colon ({@code Nasdaq:AAPL}). A word in mixed case is a name, not a ticker.
   *
   * @param text what the publisher or the file gives; blank, and what programs write for nothing,
   *     is an empty list
   * @return the tickers in the order given, each once; or failed with "not a ticker 'x'"
   */
  public static Outcome<List<Ticker>> read(String text) {
    Set<Ticker> tickers = new LinkedHashSet<>();
    if (NOTHING.contains(text.strip().toLowerCase(Locale.ROOT))) {
      return new Outcome.Done<>(List.of());
    }
    Matcher terminal = TERMINAL.matcher(text.strip());
    for (String token : terminal.matches() ? List.of(terminal.group(1)) : tokens(text)) {
      String symbol = token.substring(token.lastIndexOf(':') + 1);
      if (isName(symbol)) {
        return new Outcome.Failed<>("not a ticker '" + cut(token) + "'");
      }
      try {
        tickers.add(Ticker.of(symbol));
      } catch (IllegalArgumentException e) {
        return new Outcome.Failed<>("not a ticker '" + cut(token) + "'");
      }
    }
    return new Outcome.Done<>(List.copyOf(tickers));
  }

  /**
   * Those of a list that are tickers, where the list comes from somebody who also tags what is no
   * share, such as {@code AAPL, BTC/USD}. What stands between two separators, blanks aside, is one
   * or none.
   */
  public static List<Ticker> among(String text) {
    Set<Ticker> tickers = new LinkedHashSet<>();
    for (String part : text.split("[,;|]", -1)) {
      if (read(part) instanceof Outcome.Done<List<Ticker>> read) {
        tickers.addAll(read.value());
      }
    }
    return List.copyOf(tickers);
  }

  /**
   * As {@link #read}, for what a publisher writes: with a venue before a colon only venues in the
   * United States count, since the same letters name another company in Lisbon.
   */
  public static Outcome<List<Ticker>> ofPublisher(String text) {
    if (text.indexOf(':') < 0) {
      return read(text);
    }
    return new Outcome.Done<>(
        TickerFinder.find("(" + text + ")").stream()
            .filter(mention -> mention.evidence() == Evidence.EXCHANGE)
            .map(Mention::ticker)
            .toList());
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || SEPARATORS.indexOf(text.charAt(at)) >= 0) {
        String token = unwrap(text, start, at);
        if (!token.isEmpty()) {
          tokens.add(token);
        }
        start = at + 1;
      }
    }
    return tokens;
  }

  private static String unwrap(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && WRAPPING.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && WRAPPING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isName(String symbol) {
    return symbol.chars().anyMatch(Character::isUpperCase)
        && symbol.chars().anyMatch(Character::isLowerCase);
  }

  private static String cut(String token) {
    return token.length() <= 30 ? token : token.substring(0, 30) + "...";
  }
}
