package dev.bellwether.watch;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Card;
import java.util.List;

/** How an article is told. */
final class Cards {
  private Cards() {}

  /** As it is told. */
  static Card of(Article article, String note) {
    Document document = article.document();
    return new Card(
        article.id(),
        document.content().title(),
        document.url(),
        tickers(article),
        document.source(),
        document.publishedAt(),
        kind(article),
        article.quote(),
        article.analysis(),
        note,
        article.subject().filter(share -> !document.tickers().equals(List.of(share))));
  }

  /** An alert on a price names its ticker itself. */
  private static List<Ticker> tickers(Article article) {
    return article.analysis() instanceof Analysis.Told ? List.of() : article.document().tickers();
  }

  private static String kind(Article article) {
    return article.items().isEmpty()
        ? article.form()
        : article.form() + " " + String.join(", ", article.items());
  }
}
