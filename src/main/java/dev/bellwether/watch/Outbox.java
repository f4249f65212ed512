package dev.bellwether.watch;

import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One channel: what is sent to it, and what its answers mean. Alerts go before edits. All calls are
 * made by the loop; answers come in through its mailbox.
 */
final class Outbox {
  private final Channel channel;
  private final ChannelRule rule;
  private final Rules rules;
  private final Turn turn;
  private final Time time;
  private final Consumer<Mail> mailbox;
  private final ChannelPage page;
  private final AlertQueue queue;
  private final StandingPosts standing;
  private final String retiredBefore;
  private int underWay;
  private int undelivered;
  private String retired = "";

  Outbox(
      Watch.Line line,
      Rules rules,
      Book book,
      Turn turn,
      Time time,
      Supplier<String> ids,
      Consumer<Mail> mailbox) {
    this.channel = line.channel();
    this.rule = line.rule();
    this.retiredBefore = line.retired();
    this.rules = rules;
    this.turn = turn;
    this.time = time;
    this.mailbox = mailbox;
    this.page = new ChannelPage(channel.name(), book, turn, time);
    this.queue = new AlertQueue(rules.digestAfter(), article -> age(book, article), ids);
    this.standing = new StandingPosts(page);
  }

  private long age(Book book, String article) {
    long now = time.nanos();
    return now - book.seenAt(article, now);
  }

  String name() {
    return channel.name();
  }

  /** Takes up what an earlier watch has left. */
  void resume(List<Alert> alerts) {
    Map<String, List<Alert>> sending = new LinkedHashMap<>();
    Set<String> posted = new LinkedHashSet<>();
    for (Alert alert : alerts) {
      switch (alert.state()) {
        case WAITING -> queue.add(alert.article(), page.urgent(alert.article()));
        case SENDING -> sending.computeIfAbsent(alert.post(), p -> new ArrayList<>()).add(alert);
        case POSTED -> posted.add(alert.post());
        case HELD, CLOSED, DEAD, DROPPED -> {}
      }
    }
    posted.forEach(standing::resume);
    sending.forEach(
        (id, of) -> uncertain(Post.of(id, of), "the watch ended before the answer came"));
    if (!retiredBefore.isEmpty()) {
      giveUp(retiredBefore);
    }
  }

  /** An alert that was given up or held is to be sent after all. */
  void released(Alert alert) {
    Article article = page.article(alert.article());
    page.change(alert);
    if (retired.isEmpty()) {
      queue.add(article.id(), article.urgent());
    } else {
      bury(alert, retired);
    }
  }

  /** True if the alert waits here, or is under way. */
  boolean has(Alert alert) {
    return page.known(alert.article())
        .filter(mine -> mine.state() == Alert.State.WAITING || mine.state() == Alert.State.SENDING)
        .isPresent();
  }

  /** An article is new, or there is something new to show of it. */
  void changed(Article article) {
    Optional<Alert> alert = page.known(article.id());
    if (alert.isEmpty()) {
      if (rule.takes(article) && rule.takes(article.analysis()) && isForThisChannel(article)) {
        add(article);
      }
    } else if (alert.get().state() == Alert.State.POSTED
        && alert.get().shown() < article.revision()) {
      if (retired.isEmpty()) {
        standing.edit(alert.get().post());
      } else {
        page.change(alert.get().ended(Alert.State.CLOSED, retired));
      }
    }
  }

  /** Of a story that is judged for several shares a channel is told once. */
  private boolean isForThisChannel(Article article) {
    return isOfItsShare(article) && !page.knowsStory(article);
  }

  /** A retired channel has a story judged for nobody, and notes what it misses by the usual one. */
  private boolean isOfItsShare(Article article) {
    return isInUse()
        ? rule.share(article.document().tickers(), page.usualShare(article))
            .equals(article.subject())
        : article.isUsual();
  }

  /** False once the channel was given up. */
  boolean isInUse() {
    return retired.isEmpty();
  }

  /** What goes to the channel. */
  ChannelRule rule() {
    return rule;
  }

  private void add(Article article) {
    Alert alert = Alert.of(article.id(), name());
    if (retired.isEmpty()) {
      page.change(alert);
      queue.add(article.id(), page.urgent(article.id()));
    } else {
      bury(alert, retired);
    }
  }

  /** Alerts that wait. */
  int alerts() {
    return queue.size();
  }

  /** Alerts that this watch has given up, or holds since they may stand there already. */
  int undelivered() {
    return undelivered;
  }

  /** Messages that wait to be edited. */
  int edits() {
    return standing.edits();
  }

  /** True if nothing is under way and nothing waits that this watch may still send. */
  boolean isIdle() {
    boolean waits = !queue.isEmpty() || standing.edits() > 0;
    return underWay == 0 && (!waits || !retired.isEmpty());
  }

  /** When to look at this outbox again without mail; empty if mail will come, or nothing waits. */
  Optional<Duration> wakeAfter() {
    if (!retired.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> alerts =
        queue.isEmpty() ? Optional.empty() : soon(channel.allowance(Channel.Action.POST));
    Optional<Duration> edits =
        standing.hasEdits() ? soon(channel.allowance(Channel.Action.EDIT)) : Optional.empty();
    return alerts.isPresent() && (edits.isEmpty() || alerts.get().compareTo(edits.get()) < 0)
        ? alerts
        : edits;
  }

  private static Optional<Duration> soon(Allowance allowance) {
    if (allowance.now() > 0) {
      return Optional.of(Duration.ZERO);
    }
    return allowance.more().isZero() ? Optional.empty() : Optional.of(allowance.more());
  }

  /** Sends what may be sent now. */
  void dispatch() {
    if (retired.isEmpty()) {
      List<Post> posts = queue.next(channel.allowance(Channel.Action.POST));
      posts.forEach(this::send);
      standing.next(channel.allowance(Channel.Action.EDIT), posts.size()).forEach(this::edit);
    }
  }

  private void send(Post post) {
    Map<String, Post.Shown> shown = new LinkedHashMap<>();
    Message message = page.message(post, shown);
    Instant now = time.now();
    for (String article : post.articles()) {
      Alert alert = page.alert(article);
      page.change(alert.sending(post.id(), alert.note(), now));
    }
    underWay++;
    turn.then(() -> channel.post(message, answer -> tell(() -> posted(post, shown, answer))));
  }

  private void edit(Post post) {
    post.busy(true);
    underWay++;
    Map<String, Post.Shown> shown = new LinkedHashMap<>();
    Message message = page.message(post, shown);
    turn.then(
        () ->
            channel.edit(
                post.messageId(), message, answer -> tell(() -> edited(post, shown, answer))));
  }

  private void tell(Runnable handling) {
    mailbox.accept(new Mail.Answered(handling));
  }

  private void posted(Post post, Map<String, Post.Shown> shown, Answer answer) {
    underWay--;
    if (answer instanceof Answer.Accepted accepted) {
      accepted(post, shown, accepted);
    } else if (answer instanceof Answer.Lost lost) {
      uncertain(post, lost.reason());
    } else if (answer instanceof Answer.NotSent || answer instanceof Answer.Throttled) {
      page.tellTrouble(answer, "POST");
      post.articles().forEach(this::waitsAgain);
      queue.again(post);
    } else if (answer instanceof Answer.Gone gone) {
      post.articles().forEach(id -> bury(page.alert(id), gone.reason()));
      retire(gone.reason());
    } else {
      refused(post, ChannelPage.reason(answer));
    }
  }

  private void waitsAgain(String article) {
    Alert alert = page.alert(article);
    page.change(alert.waiting(alert.note()));
  }

  private void accepted(Post post, Map<String, Post.Shown> shown, Answer.Accepted accepted) {
    post.stands(accepted.messageId());
    shown.forEach(
        (id, what) -> {
          Alert alert = page.alert(id);
          page.change(alert.posted(post.messageId(), what.revision(), what.word()));
          page.tellAlerted(post, id, accepted, alert.note().equals(Alert.POSSIBLE_REPEAT));
        });
    standing.settle(post);
  }

  /** The message may stand there already. A channel that knows its nonce will not post it twice. */
  private void uncertain(Post post, String reason) {
    boolean known = isRemembered(page.alert(post.articles().get(0)).sentAt().orElse(Instant.MIN));
    boolean held = !known && !rules.resendUncertain();
    for (String id : post.articles()) {
      Alert alert = page.alert(id);
      turn.tell(new WatchEvent.Uncertain(time.now(), Article.storyOf(id), name(), reason, held));
      if (held) {
        undelivered++;
        page.change(alert.ended(Alert.State.HELD, reason));
      } else {
        String note = known ? alert.note() : Alert.POSSIBLE_REPEAT;
        page.change(alert.sending(post.id(), note, time.now()));
      }
    }
    if (!held) {
      queue.again(post);
    }
  }

  /** A clock that was set back meanwhile says nothing. */
  private boolean isRemembered(Instant sent) {
    Instant now = time.now();
    return !now.isBefore(sent) && now.isBefore(sent.plus(channel.remembers()));
  }

  /** In a digest one alert spoils all: each is sent by itself to find out which. */
  private void refused(Post post, String reason) {
    for (String id : post.articles()) {
      if (post.articles().size() == 1) {
        bury(page.alert(id), reason);
      } else {
        waitsAgain(id);
        queue.addAlone(id, page.urgent(id));
      }
    }
  }

  private void bury(Alert alert, String reason) {
    undelivered++;
    queue.forget(alert.article());
    page.bury(alert, reason);
  }

  private void edited(Post post, Map<String, Post.Shown> shown, Answer answer) {
    underWay--;
    post.busy(false);
    if (answer instanceof Answer.Accepted accepted) {
      shown.forEach((id, what) -> showed(post, id, what, accepted));
      standing.settle(post);
    } else if (answer instanceof Answer.TooOld) {
      post.articles().forEach(id -> followUp(page.alert(id), ChannelPage.reason(answer)));
      standing.forget(post);
    } else if (answer instanceof Answer.Gone gone) {
      retire(gone.reason());
    } else if (answer instanceof Answer.Missing || answer instanceof Answer.Refused) {
      post.articles().forEach(id -> page.close(page.alert(id), ChannelPage.reason(answer)));
      standing.forget(post);
    } else {
      page.tellTrouble(answer, "PATCH");
      standing.edit(post.id());
    }
  }

  private void showed(Post post, String id, Post.Shown what, Answer.Accepted accepted) {
    Alert alert = page.alert(id);
    if (alert.shown() != what.revision()) {
      page.change(alert.posted(post.messageId(), what.revision(), what.word()));
      page.tellEdited(post, id, what, accepted);
    }
  }

  /** A verdict that the old message cannot show any more is told in a new one. */
  private void followUp(Alert alert, String reason) {
    boolean told = alert.shows().equals("final") || alert.shows().equals("fallback");
    if (told) {
      page.close(alert, reason);
    } else {
      page.change(alert.waiting(Alert.FOLLOW_UP));
      queue.add(alert.article(), page.urgent(alert.article()));
    }
  }

  private void retire(String reason) {
    if (retired.isEmpty()) {
      turn.retired(name(), reason);
      giveUp(reason);
    }
  }

  private void giveUp(String reason) {
    retired = reason;
    turn.tell(new WatchEvent.ChannelRetired(time.now(), name(), reason));
    queue.drain().forEach(id -> bury(page.alert(id), reason));
    for (Post post : standing.drain()) {
      for (String id : post.articles()) {
        Alert alert = page.alert(id);
        if (alert.state() == Alert.State.POSTED) {
          page.change(alert.ended(Alert.State.CLOSED, reason));
        }
      }
    }
  }
}
