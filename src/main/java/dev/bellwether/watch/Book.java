package dev.bellwether.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The articles that are not finished, with their alerts. What is finished is forgotten here and
 * found in the journal when it is asked for again.
 */
final class Book {
  private final Journal journal;
  private final Turn turn;
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Map<String, Map<String, Alert>> alerts = new HashMap<>();

  /** The ids of a story's articles, the one for the usual share first. */
  private final Map<String, Set<String>> stories = new HashMap<>();

  /** When the article was seen, and when what it shows was known, by the clock of the watch. */
  private final Map<String, long[]> times = new HashMap<>();

  private final Set<String> touched = new LinkedHashSet<>();

  Book(Journal journal, Turn turn) {
    this.journal = journal;
    this.turn = turn;
  }

  private void put(Article article) {
    articles.put(article.id(), article);
    stories.computeIfAbsent(article.story(), story -> new TreeSet<>()).add(article.id());
  }

  private void remove(Article article) {
    articles.remove(article.id());
    stories.computeIfPresent(
        article.story(),
        (story, ids) -> {
          ids.remove(article.id());
          return ids.isEmpty() ? null : ids;
        });
  }

  /** Takes an article from the journal; nothing has changed by that. */
  void load(Journal.Entry entry, long now) {
    Article article = entry.article();
    put(article);
    times.put(article.id(), new long[] {now, now});
    entry.alerts().forEach(alert -> file(alert));
    touched.add(article.id());
  }

  Optional<Article> find(String id, long now) {
    if (!articles.containsKey(id)) {
      journal.find(id).ifPresent(entry -> load(entry, now));
    }
    return Optional.ofNullable(articles.get(id));
  }

  /**
   * A story, once for each share that it is judged for, the usual one first; empty if never seen.
   */
  List<Article> readings(String story, long now) {
    for (Journal.Entry entry : journal.readings(story)) {
      if (!articles.containsKey(entry.article().id())) {
        load(entry, now);
      }
    }
    return readingsHere(story);
  }

  /** Those readings of a story that are here. */
  List<Article> readingsHere(String story) {
    return stories.getOrDefault(story, Set.of()).stream().map(articles::get).toList();
  }

  /** An article that is here; empty if it is finished or was never seen. */
  Optional<Article> here(String id) {
    return Optional.ofNullable(articles.get(id));
  }

  /** The alerts of one message as they are now, finished or not. */
  List<Alert> inPost(String post, long now) {
    List<Alert> alerts = new ArrayList<>();
    for (Alert kept : journal.inPost(post)) {
      find(kept.article(), now);
      alert(kept.article(), kept.channel()).ifPresent(alerts::add);
    }
    return alerts;
  }

  Optional<Alert> alert(String article, String channel) {
    return Optional.ofNullable(alerts.getOrDefault(article, Map.of()).get(channel));
  }

  List<Alert> alerts(String article) {
    return List.copyOf(alerts.getOrDefault(article, Map.of()).values());
  }

  void add(Article article, long now) {
    times.put(article.id(), new long[] {now, now});
    change(article, now);
  }

  /** The article has something new to show. */
  void change(Article article, long now) {
    put(article);
    times.computeIfAbsent(article.id(), id -> new long[] {now, now})[1] = now;
    touched.add(article.id());
    turn.changed(article);
  }

  /** The article has changed in a way that nothing shows. */
  void note(Article article) {
    put(article);
    touched.add(article.id());
    turn.changed(article);
  }

  void change(Alert alert) {
    file(alert);
    touched.add(alert.article());
    turn.changed(alert);
  }

  private void file(Alert alert) {
    alerts
        .computeIfAbsent(alert.article(), id -> new LinkedHashMap<>())
        .put(alert.channel(), alert);
  }

  long seenAt(String article, long otherwise) {
    long[] known = times.get(article);
    return known == null ? otherwise : known[0];
  }

  long knownAt(String article, long otherwise) {
    long[] known = times.get(article);
    return known == null ? otherwise : known[1];
  }

  /** Forgets what is finished; to be called when all changes are on disk. */
  void forgetFinished() {
    for (String id : touched) {
      Article article = articles.get(id);
      if (article != null && isFinished(article)) {
        remove(article);
        alerts.remove(id);
        times.remove(id);
      }
    }
    touched.clear();
  }

  private boolean isFinished(Article article) {
    return article.analysis().settled()
        && alerts(article.id()).stream().allMatch(alert -> alert.isDone(article));
  }

  /** Alerts and verdicts that are still to come, apart from better verdicts than there are. */
  int open() {
    int open = 0;
    for (Article article : articles.values()) {
      boolean waits =
          article.isOpen() || alerts(article.id()).stream().anyMatch(a -> !a.isDone(article));
      open += waits ? 1 : 0;
    }
    return open;
  }

  /** Articles without a verdict. */
  int unscored() {
    int unscored = 0;
    for (Article article : articles.values()) {
      unscored += article.isOpen() ? 1 : 0;
    }
    return unscored;
  }

  List<Article> snapshot() {
    return new ArrayList<>(articles.values());
  }
}
