package dev.bellwether.watch;

import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which alerts go out now, and which of them together. As long as all that wait can be sent
 * within {@code patience} each goes by itself; a burst beyond that is merged into as few messages
 * as it takes to be through by then. Urgent ones go by themselves as long as there is a request to
 * spare for the others.
 */
final class Digest {
  private Digest() {}

  /**
   * The messages to send now.
   *
   * @param urgent for each alert that waits, in their order, whether it is urgent
   * @return for each message the places of its alerts
   */
  static List<List<Integer>> plan(List<Boolean> urgent, Allowance allowance, Duration patience) {
    int size = size(urgent.size(), allowance, patience);
    List<List<Integer>> messages = new ArrayList<>();
    int next = 0;
    while (next < urgent.size() && messages.size() < allowance.now()) {
      boolean alone = urgent.get(next) && messages.size() + 1 < allowance.now();
      int end = Math.min(urgent.size(), alone ? next + 1 : next + size);
      List<Integer> places = new ArrayList<>();
      while (next < end) {
        places.add(next++);
      }
      messages.add(List.copyOf(places));
    }
    return messages;
  }

  /** Alerts in a message. */
  private static int size(int waiting, Allowance allowance, Duration patience) {
    if (allowance.limit() == 0 || allowance.timeFor(waiting).compareTo(patience) <= 0) {
      return 1;
    }
    long windows = Math.max(1, allowance.window().toMillis());
    long later = Math.max(0, patience.minus(allowance.more()).toMillis() / windows);
    long messages = allowance.now() + allowance.limit() * later;
    long size = (waiting + messages - 1) / Math.max(1, messages);
    return (int) Math.min(Message.MOST_CARDS, Math.max(1, size));
  }
}
