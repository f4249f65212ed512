package dev.bellwether.watch;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.live.Novelty;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.PriceAlert;
import dev.bellwether.ingest.live.Sighting;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Quote;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes in what sources show: a new article, an old one changed, or one told before. */
final class Intake {
  private final Rules rules;
  private final Shares shares;
  private final Book book;
  private final LatestNews latestNews;
  private final Function<Ticker, Optional<Quote>> quotes;
  private final Turn turn;
  private final Time time;

  /** Told of every article that is new or has changed. */
  private final Consumer<Article> then;

  Intake(
      Rules rules,
      Shares shares,
      Book book,
      LatestNews latestNews,
      Function<Ticker, Optional<Quote>> quotes,
      Turn turn,
      Time time,
      Consumer<Article> then) {
    this.rules = rules;
    this.shares = shares;
    this.book = book;
    this.latestNews = latestNews;
    this.quotes = quotes;
    this.turn = turn;
    this.time = time;
    this.then = then;
  }

  void take(Sighting sighting) {
    if (sighting.novelty() instanceof Novelty.Update update) {
      List<Article> readings = book.readings(update.documentId(), time.nanos());
      if (readings.isEmpty()) {
        add(sighting);
      } else {
        change(readings, sighting);
      }
    } else if (sighting.novelty() instanceof Novelty.Repeat repeat) {
      Document document = sighting.document();
      turn.archive(document);
      turn.tell(
          new WatchEvent.Repeated(
              time.now(), document.id(), document.source(), repeat.documentId()));
    } else {
      add(sighting);
    }
  }

  private void add(Sighting sighting) {
    Document document = sighting.document();
    // What was not remembered before the last end is sighted again.
    if (book.find(document.id(), time.nanos()).isPresent()) {
      return;
    }
    turn.archive(document);
    if (isStale(sighting)) {
      turn.tell(
          new WatchEvent.Stale(
              time.now(),
              document.id(),
              document.source(),
              document.content().title(),
              document.publishedAt()));
      return;
    }
    Article article = article(sighting);
    book.add(article, time.nanos());
    latestNews.await(article);
    turn.tell(
        new WatchEvent.Seen(
            time.now(),
            article.id(),
            document.source(),
            document.tickers(),
            document.content().title(),
            document.publishedAt(),
            article.urgent(),
            kind(sighting.occasion())));
    then.accept(article);
    addForOthers(article, List.of());
  }

  /** What channels follow other shares of the story for. */
  private void addForOthers(Article article, List<Article> readings) {
    for (Ticker share : shares.besides(article)) {
      if (readings.stream().noneMatch(known -> known.subject().filter(share::equals).isPresent())) {
        Article other = article.judgedFor(share, quotes.apply(share));
        book.add(other, time.nanos());
        then.accept(other);
      }
    }
  }

  private static WatchEvent.Seen.Kind kind(Occasion occasion) {
    if (occasion instanceof Occasion.PriceMove) {
      return WatchEvent.Seen.Kind.PRICE;
    }
    return occasion instanceof Occasion.Filing
        ? WatchEvent.Seen.Kind.FILING
        : WatchEvent.Seen.Kind.NEWS;
  }

  /** How old a quote may be is for the rule on prices to say. */
  private boolean isStale(Sighting sighting) {
    Instant published = sighting.document().publishedAt();
    return !(sighting.occasion() instanceof Occasion.PriceMove)
        && rules.maxAge().filter(age -> published.isBefore(time.now().minus(age))).isPresent();
  }

  private Article article(Sighting sighting) {
    Document document = sighting.document();
    Optional<Occasion.Filing> filing =
        sighting.occasion() instanceof Occasion.Filing f ? Optional.of(f) : Optional.empty();
    Instant now = time.now();
    Optional<PriceAlert> move =
        sighting.occasion() instanceof Occasion.PriceMove m
            ? Optional.of(m.alert())
            : Optional.empty();
    String form = filing.map(Occasion.Filing::form).orElse("");
    boolean urgent =
        form.startsWith("8-K") || !Collections.disjoint(rules.watchList(), document.tickers());
    Optional<Ticker> subject = rules.subject(document.tickers());
    return new Article(
        document.id(),
        document,
        form,
        filing.map(Occasion.Filing::items).orElse(List.of()),
        urgent,
        now,
        subject,
        move.map(Intake::quote).or(() -> subject.flatMap(quotes)),
        move.<Analysis>map(m -> latestNews.on(m.ticker(), now)).orElseGet(Analysis.Pending::new),
        1,
        0,
        Optional.empty());
  }

  private static Quote quote(PriceAlert move) {
    return new Quote(OptionalDouble.of(move.price()), move.change(), move.volume());
  }

  private void change(List<Article> readings, Sighting sighting) {
    Document document = sighting.document();
    Article first = readings.get(0);
    Content before = first.document().content();
    if (document.id().equals(first.document().id())) {
      return;
    }
    boolean anew = !before.hash().equals(document.content().hash());
    turn.archive(document);
    turn.tell(
        new WatchEvent.Updated(
            time.now(), first.story(), document.source(), document.content().title()));
    List<Article> changed = readings.stream().map(each -> changed(each, document, anew)).toList();
    for (Article each : changed) {
      book.change(each, time.nanos());
      latestNews.follow(each, time.now(), time.nanos());
      then.accept(each);
    }
    addForOthers(changed.get(0), changed);
  }

  /** It stays with its share, unless it is the usual one and the story names that no more. */
  private Article changed(Article article, Document document, boolean anew) {
    Article changed = article.changedTo(document, anew);
    List<Ticker> named = document.tickers();
    boolean stays = article.subject().map(named::contains).orElse(named.isEmpty());
    if (stays || !article.isUsual()) {
      return changed;
    }
    Optional<Ticker> subject = rules.subject(named);
    return changed.judgedInstead(subject, subject.flatMap(quotes));
  }
}
