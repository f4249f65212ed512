package dev.bellwether.watch;

import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A channel that keeps what it is sent and answers as it is told. */
final class FakeChannel implements Channel {
  /** One request. */
  record Sent(Action action, String messageId, Message message) {
    Card card() {
      return message.cards().get(0);
    }
  }

  private final String name;
  private final AtomicInteger ids = new AtomicInteger();
  final List<Sent> sent = new CopyOnWriteArrayList<>();

  /** Answers to give instead of the usual ones, the first to the next request. */
  final ConcurrentLinkedDeque<Answer> answers = new ConcurrentLinkedDeque<>();

  /** Posts and edits that are still allowed. */
  final AtomicInteger free = new AtomicInteger(1_000_000);

  volatile int limit = 100;
  volatile Duration remembers = Duration.ZERO;

  /** If set, nobody answers. */
  volatile boolean silent;

  private volatile Consumer<Sent> onSend = s -> {};

  FakeChannel(String name) {
    this.name = name;
  }

  void onSend(Consumer<Sent> listener) {
    onSend = listener;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration remembers() {
    return remembers;
  }

  @Override
  public Allowance allowance(Action action) {
    return new Allowance(
        free.get(), Duration.ofMillis(20), limit, Duration.ofSeconds(2), "", false, false);
  }

  @Override
  public void post(Message message, Consumer<Answer> then) {
    answer(new Sent(Action.POST, "m" + ids.incrementAndGet(), message), then);
  }

  @Override
  public void edit(String messageId, Message message, Consumer<Answer> then) {
    answer(new Sent(Action.EDIT, messageId, message), then);
  }

  private void answer(Sent request, Consumer<Answer> then) {
    free.decrementAndGet();
    onSend.accept(request);
    sent.add(request);
    if (silent) {
      return;
    }
    Answer given = answers.poll();
    then.accept(
        given == null ? new Answer.Accepted(request.messageId(), Duration.ofMillis(1)) : given);
  }

  List<Sent> posts() {
    return sent.stream().filter(s -> s.action() == Action.POST).toList();
  }

  /** The last request. */
  Sent last() {
    return sent.get(sent.size() - 1);
  }

  List<Sent> edits() {
    return sent.stream().filter(s -> s.action() == Action.EDIT).toList();
  }

  /** What the last request about an article said of its analysis. */
  List<String> words(String article) {
    List<String> words = new ArrayList<>();
    for (Sent each : sent) {
      each.message().cards().stream()
          .filter(card -> card.id().equals(article))
          .forEach(card -> words.add(card.analysis().word()));
    }
    return words;
  }
}
