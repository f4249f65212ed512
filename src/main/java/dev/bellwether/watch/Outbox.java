package dev.bellwether.watch;

import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One channel: what waits to be sent to it, what stands there, and what its answers mean. Alerts go
 * before edits. All calls are made by the loop; answers come in through its mailbox.
 */
final class Outbox {

  /** An alert that waits, in the order in which they go out. */
  private record Waiting(boolean urgent, long number, String article) {
    private static final Comparator<Waiting> ORDER =
        Comparator.comparing((Waiting w) -> !w.urgent()).thenComparingLong(Waiting::number);
  }

  /** One message that is sent or stands there, with the articles it tells. */
  private static final class Post {
    private final String id;
    private final List<String> articles;
    private String messageId = "";
    private boolean busy;

    private Post(String id, List<String> articles) {
      this.id = id;
      this.articles = List.copyOf(articles);
    }
  }

  /** What a message says of an article. */
  private record Shown(int revision, String word) {}

  private final Channel channel;
  private final ChannelRule rule;
  private final Rules rules;
  private final Book book;
  private final Turn turn;
  private final Time time;
  private final Supplier<String> ids;
  private final Consumer<Mail> mailbox;

  private final TreeSet<Waiting> waiting = new TreeSet<>(Waiting.ORDER);
  private final Deque<Post> again = new ArrayDeque<>();
  private final Map<String, Post> standing = new HashMap<>();
  private final Set<String> toEdit = new LinkedHashSet<>();
  private final Set<String> alone = new LinkedHashSet<>();
  private long numbers;
  private int underWay;
  private String retired = "";

  Outbox(
      Channel channel,
      ChannelRule rule,
      Rules rules,
      Book book,
      Turn turn,
      Time time,
      Supplier<String> ids,
      Consumer<Mail> mailbox) {
    this.channel = channel;
    this.rule = rule;
    this.rules = rules;
    this.book = book;
    this.turn = turn;
    this.time = time;
    this.ids = ids;
    this.mailbox = mailbox;
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
        case WAITING -> enqueue(alert.article());
        case SENDING -> sending.computeIfAbsent(alert.post(), p -> new ArrayList<>()).add(alert);
        case POSTED -> posted.add(alert.post());
        case HELD, CLOSED, DEAD -> {}
      }
    }
    posted.forEach(this::stand);
    sending.forEach((id, of) -> uncertain(post(id, of), "the watch ended before the answer came"));
  }

  private static Post post(String id, List<Alert> alerts) {
    return new Post(id, alerts.stream().map(Alert::article).toList());
  }

  private void stand(String id) {
    List<Alert> alerts = book.inPost(id, time.nanos());
    Post post = post(id, alerts);
    post.messageId = alerts.get(0).messageId();
    standing.put(id, post);
    settle(post);
  }

  /** An article is new, or there is something new to show of it. */
  void changed(Article article) {
    Optional<Alert> alert = book.alert(article.id(), name());
    if (alert.isEmpty()) {
      if (rule.takes(article) && rule.takes(article.analysis())) {
        add(article);
      }
    } else if (alert.get().state() == Alert.State.POSTED
        && alert.get().shown() < article.revision()) {
      if (!standing.containsKey(alert.get().post())) {
        stand(alert.get().post());
      }
      toEdit.add(alert.get().post());
    }
  }

  private void add(Article article) {
    Alert alert = Alert.of(article.id(), name());
    if (retired.isEmpty()) {
      book.change(alert);
      enqueue(article.id());
    } else {
      bury(alert, retired);
    }
  }

  private void enqueue(String article) {
    boolean urgent = book.here(article).map(Article::urgent).orElse(false);
    waiting.add(new Waiting(urgent, numbers++, article));
  }

  /** Alerts that wait. */
  int alerts() {
    return waiting.size() + again.stream().mapToInt(post -> post.articles.size()).sum();
  }

  /** Messages that wait to be edited. */
  int edits() {
    return toEdit.size();
  }

  /** True if nothing is under way and nothing waits. */
  boolean isIdle() {
    return underWay == 0 && waiting.isEmpty() && again.isEmpty() && toEdit.isEmpty();
  }

  /** When to look at this outbox again without mail; empty if mail will come, or nothing waits. */
  Optional<Duration> wakeAfter() {
    if (!retired.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> alerts =
        waiting.isEmpty() && again.isEmpty()
            ? Optional.empty()
            : soon(channel.allowance(Channel.Action.POST));
    Optional<Duration> edits =
        idleEdits() ? Optional.empty() : soon(channel.allowance(Channel.Action.EDIT));
    return alerts.isPresent() && (edits.isEmpty() || alerts.get().compareTo(edits.get()) < 0)
        ? alerts
        : edits;
  }

  private boolean idleEdits() {
    return toEdit.stream().allMatch(id -> standing.get(id) == null || standing.get(id).busy);
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
      int posts = sendAlerts(channel.allowance(Channel.Action.POST));
      sendEdits(channel.allowance(Channel.Action.EDIT), posts);
    }
  }

  private int sendAlerts(Allowance allowance) {
    int sent = 0;
    while (sent < allowance.now() && !again.isEmpty()) {
      send(again.removeFirst());
      sent++;
    }
    if (waiting.isEmpty() || sent >= allowance.now()) {
      return sent;
    }
    List<Waiting> queue = List.copyOf(waiting);
    List<Boolean> urgent =
        queue.stream().map(w -> w.urgent() || alone.contains(w.article())).toList();
    for (List<Integer> places : Digest.plan(urgent, allowance.after(sent), rules.digestAfter())) {
      List<String> articles = places.stream().map(i -> queue.get(i).article()).toList();
      places.forEach(i -> waiting.remove(queue.get(i)));
      send(new Post(ids.get(), articles));
      sent++;
    }
    return sent;
  }

  private void send(Post post) {
    Map<String, Shown> shown = new LinkedHashMap<>();
    Message message = message(post, shown);
    Instant now = time.now();
    for (String article : post.articles) {
      Alert alert = alert(article);
      book.change(alert.sending(post.id, alert.note(), now));
    }
    underWay++;
    turn.then(
        () ->
            channel.post(
                message,
                answer -> mailbox.accept(new Mail.Answered(() -> posted(post, shown, answer)))));
  }

  private Message message(Post post, Map<String, Shown> shown) {
    List<Card> cards = new ArrayList<>();
    for (String id : post.articles) {
      Article article = article(id);
      cards.add(Cards.of(article, alert(id).note()));
      shown.put(id, new Shown(article.revision(), article.analysis().word()));
    }
    return new Message(post.id, cards);
  }

  private Article article(String id) {
    return book.find(id, time.nanos())
        .orElseThrow(() -> new IllegalStateException("no article " + id));
  }

  private Alert alert(String article) {
    return book.alert(article, name())
        .orElseThrow(() -> new IllegalStateException("no alert of " + article));
  }

  private void sendEdits(Allowance allowance, int posts) {
    int free = allowance.shared() ? allowance.now() - posts : allowance.now();
    if (free <= 0) {
      return;
    }
    // While edits are scarce, a digest waits for the last of its verdicts.
    boolean scarce = toEdit.size() > free;
    for (String id : List.copyOf(toEdit)) {
      Post post = standing.get(id);
      if (post == null) {
        toEdit.remove(id);
      } else if (free > 0 && !post.busy && !(scarce && isOpen(post))) {
        toEdit.remove(id);
        edit(post);
        free--;
      }
    }
  }

  private boolean isOpen(Post post) {
    return post.articles.stream().anyMatch(id -> article(id).isOpen());
  }

  private void edit(Post post) {
    post.busy = true;
    underWay++;
    Map<String, Shown> shown = new LinkedHashMap<>();
    Message message = message(post, shown);
    turn.then(
        () ->
            channel.edit(
                post.messageId,
                message,
                answer -> mailbox.accept(new Mail.Answered(() -> edited(post, shown, answer)))));
  }

  private void posted(Post post, Map<String, Shown> shown, Answer answer) {
    underWay--;
    if (answer instanceof Answer.Accepted accepted) {
      accepted(post, shown, accepted);
    } else if (answer instanceof Answer.Lost lost) {
      uncertain(post, lost.reason());
    } else if (answer instanceof Answer.NotSent || answer instanceof Answer.Throttled) {
      tell(answer, "POST");
      post.articles.forEach(id -> book.change(alert(id).waiting(alert(id).note())));
      again.addLast(post);
    } else if (answer instanceof Answer.Gone gone) {
      post.articles.forEach(id -> bury(alert(id), gone.reason()));
      retire(gone.reason());
    } else {
      refused(post, reason(answer));
    }
  }

  private void accepted(Post post, Map<String, Shown> shown, Answer.Accepted accepted) {
    post.messageId = accepted.messageId();
    standing.put(post.id, post);
    shown.forEach(
        (id, what) -> {
          boolean repeat = alert(id).note().equals(Alert.POSSIBLE_REPEAT);
          book.change(alert(id).posted(post.messageId, what.revision(), what.word()));
          turn.tell(
              new WatchEvent.Alerted(
                  time.now(),
                  id,
                  name(),
                  post.messageId,
                  time.since(book.seenAt(id, time.nanos())),
                  accepted.took(),
                  post.articles.size(),
                  repeat));
        });
    settle(post);
  }

  /** The message stands there; more is to be shown, or it is finished. */
  private void settle(Post post) {
    boolean finished = true;
    for (String id : post.articles) {
      Article article = article(id);
      Alert alert = alert(id);
      if (alert.state() == Alert.State.POSTED && alert.shown() < article.revision()) {
        toEdit.add(post.id);
      }
      finished &= alert.isDone(article) && article.analysis().settled();
    }
    if (finished) {
      standing.remove(post.id);
    }
  }

  /** The message may stand there already. A channel that knows its nonce will not post it twice. */
  private void uncertain(Post post, String reason) {
    Instant since = alert(post.articles.get(0)).sentAt().orElse(Instant.MIN);
    boolean known = time.now().isBefore(since.plus(channel.remembers()));
    boolean held = !known && !rules.resendUncertain();
    for (String id : post.articles) {
      Alert alert = alert(id);
      turn.tell(new WatchEvent.Uncertain(time.now(), id, name(), reason, held));
      if (held) {
        book.change(alert.ended(Alert.State.HELD, reason));
      } else {
        String note = known ? alert.note() : Alert.POSSIBLE_REPEAT;
        book.change(alert.sending(post.id, note, time.now()));
      }
    }
    if (!held) {
      again.addLast(post);
    }
  }

  /** In a digest one alert spoils all: each is sent by itself to find out which. */
  private void refused(Post post, String reason) {
    for (String id : post.articles) {
      if (post.articles.size() == 1) {
        bury(alert(id), reason);
      } else {
        alone.add(id);
        book.change(alert(id).waiting(alert(id).note()));
        enqueue(id);
      }
    }
  }

  private void bury(Alert alert, String reason) {
    alone.remove(alert.article());
    book.change(alert.ended(Alert.State.DEAD, reason));
    turn.tell(new WatchEvent.Died(time.now(), alert.article(), name(), reason));
  }

  private void edited(Post post, Map<String, Shown> shown, Answer answer) {
    underWay--;
    post.busy = false;
    if (answer instanceof Answer.Accepted accepted) {
      shown.forEach((id, what) -> showed(post, id, what, accepted));
      settle(post);
    } else if (answer instanceof Answer.TooOld) {
      post.articles.forEach(id -> followUp(alert(id), reason(answer)));
      standing.remove(post.id);
    } else if (answer instanceof Answer.Gone gone) {
      retire(gone.reason());
    } else if (answer instanceof Answer.Missing || answer instanceof Answer.Refused) {
      post.articles.forEach(id -> close(alert(id), reason(answer)));
      standing.remove(post.id);
    } else {
      tell(answer, "PATCH");
      toEdit.add(post.id);
    }
  }

  private void showed(Post post, String id, Shown what, Answer.Accepted accepted) {
    Alert alert = alert(id);
    if (alert.shown() == what.revision()) {
      return;
    }
    book.change(alert.posted(post.messageId, what.revision(), what.word()));
    turn.tell(
        new WatchEvent.Edited(
            time.now(),
            id,
            name(),
            post.messageId,
            what.word(),
            time.since(book.knownAt(id, time.nanos())),
            accepted.took()));
  }

  /** A verdict that the old message cannot show any more is told in a new one. */
  private void followUp(Alert alert, String reason) {
    boolean told = alert.shows().equals("final") || alert.shows().equals("fallback");
    if (told) {
      close(alert, reason);
    } else {
      book.change(alert.waiting(Alert.FOLLOW_UP));
      enqueue(alert.article());
    }
  }

  private void close(Alert alert, String reason) {
    book.change(alert.ended(Alert.State.CLOSED, reason));
    turn.tell(new WatchEvent.Died(time.now(), alert.article(), name(), reason));
  }

  private void retire(String reason) {
    if (!retired.isEmpty()) {
      return;
    }
    retired = reason;
    turn.tell(new WatchEvent.ChannelRetired(time.now(), name(), reason));
    for (Waiting each : waiting) {
      bury(alert(each.article()), reason);
    }
    again.forEach(post -> post.articles.forEach(id -> bury(alert(id), reason)));
    for (Post post : standing.values()) {
      for (String id : post.articles) {
        if (alert(id).state() == Alert.State.POSTED) {
          book.change(alert(id).ended(Alert.State.CLOSED, reason));
        }
      }
    }
    waiting.clear();
    again.clear();
    standing.clear();
    toEdit.clear();
  }

  private void tell(Answer answer, String method) {
    if (answer instanceof Answer.Throttled throttled) {
      turn.tell(
          new WatchEvent.Throttled(
              time.now(), name(), method, throttled.pause(), true, throttled.scope()));
    } else {
      turn.tell(new WatchEvent.ChannelTroubled(time.now(), name(), method, reason(answer)));
    }
  }

  private static String reason(Answer answer) {
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
