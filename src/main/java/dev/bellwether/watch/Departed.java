package dev.bellwether.watch;

import java.util.Set;

/**
 * Alerts for channels that are configured no more. They are ended, and those that were not
 * delivered are named, so that nothing waits for such a channel for ever. Where no channel at all
 * is configured, their addresses may just be missing today, and everything waits.
 */
final class Departed {
  private final Set<String> channels;
  private final Book book;
  private final Turn turn;
  private final Time time;
  private int undelivered;

  Departed(Set<String> channels, Book book, Turn turn, Time time) {
    this.channels = Set.copyOf(channels);
    this.book = book;
    this.turn = turn;
    this.time = time;
  }

  /** Alerts that were ended without being delivered, as far as anybody knows. */
  int undelivered() {
    return undelivered;
  }

  /** Ends the alerts of an article, which is here, in such channels. */
  void end(Article article) {
    if (channels.isEmpty()) {
      return;
    }
    for (Alert alert : book.alerts(article.id())) {
      if (!channels.contains(alert.channel())) {
        end(article, alert, "no webhook '" + alert.channel() + "' is configured any more");
      }
    }
  }

  private void end(Article article, Alert alert, String reason) {
    switch (alert.state()) {
      case WAITING -> {
        undelivered++;
        book.change(alert.ended(Alert.State.DEAD, reason));
        turn.tell(new WatchEvent.Died(time.now(), article.story(), alert.channel(), reason));
      }
      case SENDING -> {
        undelivered++;
        book.change(alert.ended(Alert.State.HELD, reason));
        turn.tell(
            new WatchEvent.Uncertain(time.now(), article.story(), alert.channel(), reason, true));
      }
      case POSTED -> book.change(alert.ended(Alert.State.CLOSED, reason));
      case HELD, CLOSED, DEAD, DROPPED -> {}
    }
  }
}
