package dev.bellwether.watch;

import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What alerts on a price say of the latest news on their share, until its verdict is final. */
final class LatestNews {
  /** News that is older says little about a price that moves now. */
  private static final Duration WITHIN = Duration.ofHours(24);

  private final Book book;
  private final Journal journal;

  /** The alerts on prices that wait for the verdict on an article. */
  private final Map<String, Set<String>> waiting = new HashMap<>();

  LatestNews(Book book, Journal journal) {
    this.book = book;
    this.journal = journal;
  }

  /** What is known of a share whose price moves at that time. */
  Analysis.Told on(Ticker ticker, Instant at) {
    return find(ticker, at.minus(WITHIN))
        .map(news -> told(news, at))
        .orElseGet(
            () -> new Analysis.Told("no news on " + ticker + " in the last 24 hours", "", true));
  }

  private Optional<Article> find(Ticker ticker, Instant since) {
    // What came in this turn of the loop is in the book only.
    Stream<Article> open =
        book.snapshot().stream()
            .filter(article -> !(article.analysis() instanceof Analysis.Told))
            .filter(article -> article.document().tickers().contains(ticker))
            .filter(article -> !article.seenAt().isBefore(since));
    Stream<Article> kept =
        journal.latestOn(ticker, since).map(a -> book.here(a.id()).orElse(a)).stream();
    return Stream.concat(kept, open)
        .max(
            Comparator.comparing(Article::seenAt)
                .thenComparing(article -> article.subject().filter(ticker::equals).isPresent())
                .thenComparing(Article::isUsual));
  }

  private static Analysis.Told told(Article news, Instant at) {
    long minutes = Duration.between(news.seenAt(), at).toMinutes();
    String title = news.document().content().title();
    return new Analysis.Told(
        "latest news, " + minutes + " min earlier (" + inWords(news.analysis()) + "): " + title,
        news.id(),
        news.analysis().settled());
  }

  private static String inWords(Analysis analysis) {
    if (analysis instanceof Analysis.Judged judged) {
      return String.format(
          Locale.ROOT,
          "%s%s, %.0f %%%s",
          judged.direction().name().toLowerCase(Locale.ROOT),
          judged.ticker().map(ticker -> " for " + ticker).orElse(""),
          100 * judged.confidence(),
          judged.fallback() ? ", fallback" : "");
    }
    return "analysis " + analysis.word();
  }

  /** An alert on a price that may have to follow the verdict on its news. */
  void await(Article alert) {
    if (alert.analysis() instanceof Analysis.Told told && !told.settled()) {
      waiting.computeIfAbsent(told.news(), id -> new LinkedHashSet<>()).add(alert.id());
    }
  }

  /** Alerts on prices that were done with an article follow it again, now that it has changed. */
  void follow(Article news, Instant now, long nanos) {
    for (Article alert : journal.tellingOf(news.id(), now.minus(WITHIN))) {
      book.find(alert.id(), nanos);
      waiting.computeIfAbsent(news.id(), id -> new LinkedHashSet<>()).add(alert.id());
    }
  }

  /** The alerts that say something else now that this article has changed. */
  List<Article> changedBy(Article news) {
    List<Article> changed = new ArrayList<>();
    for (String id : waiting.getOrDefault(news.id(), Set.of())) {
      book.here(id)
          .ifPresent(
              alert -> {
                Analysis.Told now = told(news, alert.seenAt());
                if (!now.equals(alert.analysis())) {
                  changed.add(alert.with(now));
                }
              });
    }
    if (news.analysis().settled()) {
      waiting.remove(news.id());
    }
    return changed;
  }
}
