package dev.bellwether.watch;

import dev.bellwether.notify.Allowance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages that stand in one channel and are not finished, and which of them are to be edited. */
final class StandingPosts {
  private final ChannelPage page;
  private final Map<String, Post> standing = new HashMap<>();
  private final Set<String> toEdit = new LinkedHashSet<>();

  StandingPosts(ChannelPage page) {
    this.page = page;
  }

  /** A message that an earlier watch has sent. */
  void resume(String id) {
    List<Alert> alerts = page.inPost(id);
    Post post = Post.of(id, alerts);
    post.stands(alerts.get(0).messageId());
    settle(post);
  }

  /** The message stands there; more is to be shown, or it is finished. */
  void settle(Post post) {
    standing.put(post.id(), post);
    boolean finished = true;
    for (String id : post.articles()) {
      Article article = page.article(id);
      Alert alert = page.alert(id);
      if (alert.state() == Alert.State.POSTED && alert.shown() < article.revision()) {
        toEdit.add(post.id());
      }
      finished &= alert.isDone(article) && article.analysis().settled();
    }
    if (finished) {
      standing.remove(post.id());
    }
  }

  /** There is something new to show in the message of this name. */
  void edit(String id) {
    if (!standing.containsKey(id)) {
      resume(id);
    }
    toEdit.add(id);
  }

  void forget(Post post) {
    standing.remove(post.id());
  }

  /** Messages that wait to be edited. */
  int edits() {
    return toEdit.size();
  }

  /** True if an edit waits that is not held up by another one of the same message. */
  boolean hasEdits() {
    return toEdit.stream()
        .map(id -> Optional.ofNullable(standing.get(id)))
        .anyMatch(post -> post.isPresent() && !post.get().busy());
  }

  /**
   * Takes out the messages that may be edited now.
   *
   * @param posts requests that new messages have just used
   */
  List<Post> next(Allowance allowance, int posts) {
    int free = allowance.shared() ? allowance.now() - posts : allowance.now();
    List<Post> next = new ArrayList<>();
    if (free <= 0) {
      return next;
    }
    // While edits are scarce, a digest waits for the last of its verdicts.
    boolean scarce = toEdit.size() > free;
    for (String id : List.copyOf(toEdit)) {
      Post post = standing.get(id);
      if (post == null) {
        toEdit.remove(id);
      } else if (next.size() < free && !post.busy() && !(scarce && page.isOpen(post))) {
        toEdit.remove(id);
        next.add(post);
      }
    }
    return next;
  }

  /** Takes out all messages. */
  List<Post> drain() {
    List<Post> all = List.copyOf(standing.values());
    standing.clear();
    toEdit.clear();
    return all;
  }
}
