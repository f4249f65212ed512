package dev.bellwether.watch;

import dev.bellwether.Document;
import dev.bellwether.notify.Card;

/** How an article is told. */
final class Cards {
  private Cards() {}

  static Card of(Article article, String note) {
    Document document = article.document();
    return new Card(
        article.id(),
        document.content().title(),
        document.url(),
        document.tickers(),
        document.source(),
        document.publishedAt(),
        kind(article),
        article.quote(),
        article.analysis(),
        note);
  }

  private static String kind(Article article) {
    return article.items().isEmpty()
        ? article.form()
        : article.form() + " " + String.join(", ", article.items());
  }
}
