package dev.bellwether.engine;

import dev.bellwether.Bar;
import dev.bellwether.Ticker;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.calendar.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Made-up news and prices of a replay. */
record Market(List<Article> articles, List<Bar> bars) {
  static final ExchangeCalendar NYSE = ExchangeCalendar.nyse();

  /** A day of trading moves a price by about so much. */
  private static final double DAILY = 0.02;

  /** One scored document about one ticker, or about nobody if that is empty. */
  record Article(String ticker, Instant published, Optional<Instant> firstSeen, double score) {
    Article seen(Instant at) {
      return new Article(ticker, published, Optional.of(at), score);
    }

    Article published(Instant at) {
      return new Article(ticker, at, firstSeen, score);
    }

    Article scored(double value) {
      return new Article(ticker, published, firstSeen, value);
    }
  }

  /** What an article published after the close of a session says. */
  interface Editor {
    /**
     * A score from -1 to 1.
     *
     * @param session from 0
     * @param returns the ticker's return over each session
     */
    double score(int session, double[] returns);
  }

  /**
   * Random walks without overnight gaps, so that a session's return is the same from open to open
   * and from the close before to its own; and on each session an article an hour after the close.
   */
  static Market randomWalks(Random random, int tickers, int sessions, Editor editor) {
    int first = NYSE.ordinalOf(LocalDate.of(2019, 1, 2)).orElseThrow();
    Market market = new Market(new ArrayList<>(), new ArrayList<>());
    for (int ticker = 0; ticker < tickers; ticker++) {
      String symbol = "T" + ticker;
      double[] returns =
          random.doubles(sessions + 2).map(u -> DAILY * Math.sqrt(12) * (u - .5)).toArray();
      double price = 20 + 80 * random.nextDouble();
      for (int s = 0; s < sessions; s++) {
        Session session = NYSE.session(first + s);
        double close = price * (1 + returns[s]);
        market.bars.add(bar(symbol, session.date(), price, close));
        market.articles.add(
            new Article(
                symbol,
                session.close().plus(Duration.ofHours(1)),
                Optional.of(session.close().plus(Duration.ofHours(1))),
                editor.score(s, returns)));
        price = close;
      }
    }
    return market;
  }

  static Bar bar(String ticker, LocalDate date, double open, double close) {
    double high = Math.max(open, close);
    return new Bar(
        new Ticker(ticker), date, open, high, Math.min(open, close), close, close, 1_000);
  }

  Market articles(UnaryOperator<Article> change) {
    return new Market(articles.stream().map(change).toList(), bars);
  }

  Market onlyArticles(Predicate<Article> keep) {
    return new Market(articles.stream().filter(keep).toList(), bars);
  }

  Market onlyBars(Predicate<Bar> keep) {
    return new Market(articles, bars.stream().filter(keep).toList());
  }

  Market with(Market more) {
    List<Article> allArticles = new ArrayList<>(articles);
    allArticles.addAll(more.articles);
    List<Bar> allBars = new ArrayList<>(bars);
    allBars.addAll(more.bars);
    return new Market(allArticles, allBars);
  }

  /** All that had happened when the session closed. */
  Market until(LocalDate last) {
    Instant close = session(last).close();
    return onlyArticles(article -> !article.published().isAfter(close))
        .onlyBars(bar -> !bar.session().isAfter(last));
  }

  static Session session(LocalDate date) {
    return NYSE.session(NYSE.ordinalOf(date).orElseThrow());
  }

  /** The same hour after the close, so many sessions earlier. */
  static Instant earlier(Instant afterClose, int sessions) {
    int next = NYSE.ordinalOfFirstOpenAfter(afterClose.toEpochMilli());
    Duration after = Duration.between(NYSE.session(next - 1).close(), afterClose);
    return NYSE.session(next - 1 - sessions).close().plus(after);
  }
}
