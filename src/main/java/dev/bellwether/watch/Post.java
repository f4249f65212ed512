package dev.bellwether.watch;

import java.util.List;

/** One message that is sent or stands in a channel, with the articles it tells. */
final class Post {

  /** What a message says of an article. */
  record Shown(int revision, String word) {}

  private final String id;
  private final List<String> articles;
  private String messageId = "";
  private boolean busy;

  Post(String id, List<String> articles) {
    this.id = id;
    this.articles = List.copyOf(articles);
  }

  static Post of(String id, List<Alert> alerts) {
    return new Post(id, alerts.stream().map(Alert::article).toList());
  }

  /** Our name for it. */
  String id() {
    return id;
  }

  List<String> articles() {
    return articles;
  }

  /** The channel's name for it; empty until it is known. */
  String messageId() {
    return messageId;
  }

  void stands(String as) {
    messageId = as;
  }

  /** True while an edit of it is under way. */
  boolean busy() {
    return busy;
  }

  void busy(boolean now) {
    busy = now;
  }
}
