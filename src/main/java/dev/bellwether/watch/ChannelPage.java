package dev.bellwether.watch;

import dev.bellwether.Ticker;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the book holds for one channel, and what is told of it. */
final class ChannelPage {
  private final String channel;
  private final Book book;
  private final Turn turn;
  private final Time time;

  ChannelPage(String channel, Book book, Turn turn, Time time) {
    this.channel = channel;
    this.book = book;
    this.turn = turn;
    this.time = time;
  }

  Article article(String id) {
    return book.find(id, time.nanos())
        .orElseThrow(() -> new IllegalStateException("no article " + id));
  }

  Alert alert(String article) {
    // It may be finished and forgotten while others of its message are not.
    book.find(article, time.nanos());
    return known(article).orElseThrow(() -> new IllegalStateException("no alert of " + article));
  }

  /** The alert of an article that the book has open; empty if the channel has none. */
  Optional<Alert> known(String article) {
    return book.alert(article, channel);
  }

  /** True if the channel was told of the same story, whomever that is judged for. */
  boolean knowsStory(Article article) {
    return book.readings(article.story(), time.nanos()).stream()
        .anyMatch(reading -> book.alert(reading.id(), channel).isPresent());
  }

  /** Whom the story of an article is usually judged for. */
  Optional<Ticker> usualShare(Article article) {
    return article.isUsual()
        ? article.subject()
        : book.find(article.story(), time.nanos()).flatMap(Article::subject);
  }

  List<Alert> inPost(String post) {
    return book.inPost(post, time.nanos());
  }

  boolean urgent(String article) {
    return book.here(article).map(Article::urgent).orElse(false);
  }

  /** True if one of its articles waits for its first verdict. */
  boolean isOpen(Post post) {
    return post.articles().stream().anyMatch(id -> article(id).isOpen());
  }

  /** The message as it is to be now; {@code shown} is told what it says of each article. */
  Message message(Post post, Map<String, Post.Shown> shown) {
    List<Card> cards = new ArrayList<>();
    for (String id : post.articles()) {
      Article article = article(id);
      cards.add(Cards.of(article, alert(id).note()));
      shown.put(id, new Post.Shown(article.revision(), article.analysis().word()));
    }
    return new Message(post.id(), cards);
  }

  void change(Alert alert) {
    book.change(alert);
  }

  /** The alert is given up. */
  void bury(Alert alert, String reason) {
    end(alert, Alert.State.DEAD, reason);
  }

  /** The message stands there and is not edited any more. */
  void close(Alert alert, String reason) {
    end(alert, Alert.State.CLOSED, reason);
  }

  private void end(Alert alert, Alert.State how, String reason) {
    book.change(alert.ended(how, reason));
    turn.tell(new WatchEvent.Died(time.now(), Article.storyOf(alert.article()), channel, reason));
  }

  /** A new message stands there. */
  void tellAlerted(Post post, String article, Answer.Accepted accepted, boolean repeat) {
    turn.tell(
        new WatchEvent.Alerted(
            time.now(),
            Article.storyOf(article),
            channel,
            post.messageId(),
            time.since(book.seenAt(article, time.nanos())),
            accepted.took(),
            post.articles().size(),
            repeat));
  }

  /** A message shows something new of an article. */
  void tellEdited(Post post, String article, Post.Shown what, Answer.Accepted accepted) {
    turn.tell(
        new WatchEvent.Edited(
            time.now(),
            Article.storyOf(article),
            channel,
            post.messageId(),
            what.word(),
            time.since(book.knownAt(article, time.nanos())),
            accepted.took()));
  }

  void tellTrouble(Answer answer, String method) {
    if (answer instanceof Answer.Throttled throttled) {
      turn.tell(
          new WatchEvent.Throttled(
              time.now(), channel, method, throttled.pause(), true, throttled.scope()));
    } else {
      turn.tell(new WatchEvent.ChannelTroubled(time.now(), channel, method, reason(answer)));
    }
  }

  static String reason(Answer answer) {
    if (answer instanceof Answer.Lost lost) {
      return lost.reason();
    }
    if (answer instanceof Answer.NotSent notSent) {
      return notSent.reason();
    }
    if (answer instanceof Answer.Refused refused) {
      return refused.reason();
    }
    if (answer instanceof Answer.TooOld tooOld) {
      return tooOld.reason();
    }
    return answer instanceof Answer.Missing missing ? missing.reason() : answer.toString();
  }
}
