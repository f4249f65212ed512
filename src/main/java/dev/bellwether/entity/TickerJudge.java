package dev.bellwether.entity;

import dev.bellwether.Ticker;
import dev.bellwether.entity.SymbolHistory.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges whom a text is about. Of 785 articles tagged {@code T} in a public archive only 86 were
 * about the company, so a tag of one or two letters needs a cashtag, an exchange or the company's
 * name in the text; so does a tag with a symbol that the company did not have yet. Immutable.
 */
public final class TickerJudge {
  private static final int SHORT = 2;

  private final CompanyNames names;
  private final SymbolHistory history = new SymbolHistory();

  /** A judge who knows these names. */
  public TickerJudge(CompanyNames names) {
    this.names = names;
  }

  /**
   * A judgement.
   *
   * @param tickers whom the text is held to be about: that of the source, those of the tags in
   *     their order, those of the text in theirs
   * @param mentions all claims, the surest first, each ticker once with its strongest evidence;
   *     those that were not believed among them
   */
  public record Judgement(List<Ticker> tickers, List<Mention> mentions) {
    public Judgement {
      tickers = List.copyOf(tickers);
      mentions = List.copyOf(mentions);
    }
  }

  /** Weighs the claims. */
  public Judgement judge(TickerClaims claims) {
    Map<Ticker, Evidence> found = new LinkedHashMap<>();
    claims.ofSource().forEach(ticker -> note(found, ticker, Evidence.SOURCE));
    CompanyNames.Found named = names.find(claims.text());
    Set<Ticker> early = new HashSet<>();
    for (Ticker tag : claims.tags()) {
      Ticker ticker = history.today(tag, claims.at());
      if (history.isTooEarly(tag, claims.at())) {
        early.add(tag);
      }
      boolean borneOut = named.possible().contains(ticker);
      note(found, ticker, borneOut ? Evidence.NAME : Evidence.TAG);
    }
    for (Mention mention : TickerFinder.find(claims.text())) {
      note(found, history.today(mention.ticker(), claims.at()), mention.evidence());
    }
    named.sure().forEach(ticker -> note(found, today(ticker), Evidence.NAME));
    List<Mention> mentions = new ArrayList<>();
    found.forEach((ticker, evidence) -> mentions.add(new Mention(ticker, evidence)));
    List<Ticker> believed =
        mentions.stream()
            .filter(mention -> claims.trusted() || isBelieved(mention, early))
            .map(Mention::ticker)
            .toList();
    mentions.sort(Comparator.comparing(Mention::evidence));
    return new Judgement(believed, mentions);
  }

  private static void note(Map<Ticker, Evidence> found, Ticker ticker, Evidence evidence) {
    found.merge(ticker, evidence, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /** Names belong to companies, not to symbols: always that of today. */
  private Ticker today(Ticker ticker) {
    return history.of(ticker).map(Change::after).orElse(ticker);
  }

  private static boolean isBelieved(Mention mention, Set<Ticker> early) {
    if (mention.evidence() != Evidence.TAG) {
      return true;
    }
    String symbol = mention.ticker().symbol();
    int letters = symbol.indexOf('.') < 0 ? symbol.length() : symbol.indexOf('.');
    return letters > SHORT && !early.contains(mention.ticker());
  }
}
