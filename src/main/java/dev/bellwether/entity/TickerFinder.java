package dev.bellwether.entity;

import dev.bellwether.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds tickers that a text names by its own notation. Company names and bare capitals are left
 * alone: of 785 articles tagged {@code T} in a public archive only 86 were about the company.
 */
public final class TickerFinder {
  private TickerFinder() {}

  /**
   * Every ticker written as a cashtag or behind an exchange, in order of first occurrence, each
   * once. Takes time linear in the length of the text, whatever it contains.
   *
   * @param text any text; empty gives an empty list
   */
  public static List<Mention> find(String text) {
    if (text.indexOf('$') < 0 && text.indexOf(':') < 0) {
      return List.of();
    }
    Map<String, Evidence> found = new LinkedHashMap<>();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '$') {
        String symbol = Cashtag.at(text, at);
        if (!symbol.isEmpty()) {
          found.putIfAbsent(symbol, Evidence.CASHTAG);
        }
      } else if (c == ':') {
        for (String symbol : ExchangeMention.at(text, at)) {
          found.putIfAbsent(symbol, Evidence.EXCHANGE);
        }
      }
    }
    List<Mention> mentions = new ArrayList<>(found.size());
    found.forEach((symbol, evidence) -> mentions.add(new Mention(new Ticker(symbol), evidence)));
    return mentions;
  }
}
