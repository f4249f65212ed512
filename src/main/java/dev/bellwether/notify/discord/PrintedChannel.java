package dev.bellwether.notify.discord;

import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A channel that sends nothing and shows what it would send. */
public final class PrintedChannel implements Channel {

  /**
   * A request that is not made.
   *
   * @param method {@code POST} or {@code PATCH}
   * @param messageId the message to be edited; empty for a new one
   * @param payload the body, as JSON
   */
  public record Request(String channel, String method, String messageId, String payload) {}

  private final String name;
  private final Consumer<Request> listener;
  private final AtomicInteger posts = new AtomicInteger();

  /** A channel that tells the listener. */
  public PrintedChannel(String name, Consumer<Request> listener) {
    this.name = name;
    this.listener = listener;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration remembers() {
    return Duration.ZERO;
  }

  /** As much as one likes: no limit is known before somebody has answered. */
  @Override
  public Allowance allowance(Action action) {
    return new Allowance(Integer.MAX_VALUE, Duration.ZERO, 0, Duration.ZERO, "", false, false);
  }

  @Override
  public void post(Message message, Consumer<Answer> then) {
    listener.accept(new Request(name, "POST", "", Payload.of(message)));
    then.accept(new Answer.Accepted("dry-run-" + posts.incrementAndGet(), Duration.ZERO));
  }

  @Override
  public void edit(String messageId, Message message, Consumer<Answer> then) {
    listener.accept(new Request(name, "PATCH", messageId, Payload.of(message)));
    then.accept(new Answer.Accepted(messageId, Duration.ZERO));
  }
}
