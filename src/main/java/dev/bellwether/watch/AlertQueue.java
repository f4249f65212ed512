package dev.bellwether.watch;

import dev.bellwether.notify.Allowance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Alerts that wait to be sent to one channel: the urgent ones first, a burst of them merged. */
final class AlertQueue {

  /** An alert that waits, in the order in which they go out. */
  private record Waiting(boolean urgent, long number, String article) {
    private static final Comparator<Waiting> ORDER =
        Comparator.comparing((Waiting w) -> !w.urgent()).thenComparingLong(Waiting::number);
  }

  private final Duration digestAfter;

  /** How long an article has been known, in nanoseconds. */
  private final ToLongFunction<String> age;

  private final Supplier<String> ids;
  private final TreeSet<Waiting> waiting = new TreeSet<>(Waiting.ORDER);
  private final Deque<Post> again = new ArrayDeque<>();
  private final Set<String> alone = new LinkedHashSet<>();
  private long numbers;

  /**
   * An empty queue.
   *
   * @param digestAfter alerts are merged when sending each by itself would take longer
   * @param age how long an article has been known, in nanoseconds
   * @param ids names for messages
   */
  AlertQueue(Duration digestAfter, ToLongFunction<String> age, Supplier<String> ids) {
    this.digestAfter = digestAfter;
    this.age = age;
    this.ids = ids;
  }

  void add(String article, boolean urgent) {
    waiting.add(new Waiting(urgent, numbers++, article));
  }

  /** To be sent by itself, whatever else waits. */
  void addAlone(String article, boolean urgent) {
    alone.add(article);
    add(article, urgent);
  }

  /** A message to be sent once more, as it is. */
  void again(Post post) {
    again.addLast(post);
  }

  /** The alert is settled. */
  void forget(String article) {
    alone.remove(article);
  }

  boolean isEmpty() {
    return waiting.isEmpty() && again.isEmpty();
  }

  /** Alerts that wait. */
  int size() {
    return waiting.size() + again.stream().mapToInt(post -> post.articles().size()).sum();
  }

  /** The articles of all alerts that wait, each taken out. */
  List<String> drain() {
    List<String> articles = new ArrayList<>();
    waiting.forEach(each -> articles.add(each.article()));
    again.forEach(post -> articles.addAll(post.articles()));
    waiting.clear();
    again.clear();
    return articles;
  }

  /** Takes out the messages that may be sent now. */
  List<Post> next(Allowance allowance) {
    List<Post> posts = new ArrayList<>();
    while (posts.size() < allowance.now() && !again.isEmpty()) {
      posts.add(again.removeFirst());
    }
    if (waiting.isEmpty() || posts.size() >= allowance.now()) {
      return posts;
    }
    List<Waiting> queue = List.copyOf(waiting);
    List<Boolean> urgent =
        queue.stream().map(w -> w.urgent() || alone.contains(w.article())).toList();
    for (List<Integer> places :
        Digest.plan(urgent, allowance.after(posts.size()), patience(queue))) {
      places.forEach(i -> waiting.remove(queue.get(i)));
      posts.add(new Post(ids.get(), places.stream().map(i -> queue.get(i).article()).toList()));
    }
    return posts;
  }

  /** How long the alert that has waited longest may still wait. */
  private Duration patience(List<Waiting> queue) {
    return digestAfter.minusNanos(
        queue.stream().map(Waiting::article).mapToLong(age).max().orElse(0));
  }
}
