package dev.bellwether.notify;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A place where alerts are posted, such as one Discord webhook. Requests do not wait: whoever wants
 * to send asks for the {@link #allowance} first, and starts no more requests than it grants. Safe
 * for threads, but allowances are only right when one thread asks and sends.
 */
public interface Channel {

  /** What a request does. */
  enum Action {
    /** A new message. */
    POST,
    /** A change of a message that stands there. */
    EDIT
  }

  /** What the user calls it. */
  String name();

  /**
   * How long after a post a second one with the same nonce is answered with the first instead of
   * being posted; zero if never.
   */
  Duration remembers();

  /** How many requests may start at this moment, and when more may. */
  Allowance allowance(Action action);

  /**
   * Starts to post a message.
   *
   * @param then told once what came of it, on any thread
   */
  void post(Message message, Consumer<Answer> then);

  /**
   * Starts to edit a message.
   *
   * @param messageId as {@link Answer.Accepted} named it
   * @param then told once what came of it, on any thread
   */
  void edit(String messageId, Message message, Consumer<Answer> then);
}
