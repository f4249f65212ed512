package dev.bellwether.watch;

import dev.bellwether.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One turn of the loop: what has changed is put on disk first, then what follows is done, then it
 * is told. A turn that cannot be put on disk grows until it can.
 */
final class Turn {
  private final List<Document> documents = new ArrayList<>();
  private final List<Finding.Found> verdicts = new ArrayList<>();
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Map<List<String>, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, String> retired = new LinkedHashMap<>();
  private final List<Runnable> actions = new ArrayList<>();
  private final List<Runnable> lastly = new ArrayList<>();
  private final List<WatchEvent> events = new ArrayList<>();

  void archive(Document document) {
    documents.add(document);
  }

  void archive(Finding.Found verdict) {
    verdicts.add(verdict);
  }

  void changed(Article article) {
    articles.put(article.id(), article);
  }

  void changed(Alert alert) {
    alerts.put(List.of(alert.article(), alert.channel()), alert);
  }

  /** The channel is not to be used again, by this watch or a later one. */
  void retired(String channel, String reason) {
    retired.put(channel, reason);
  }

  /** To be done when all of the turn is on disk. */
  void then(Runnable action) {
    actions.add(action);
  }

  /** To be done when all else is done and told. */
  void lastly(Runnable action) {
    lastly.add(action);
  }

  void tell(WatchEvent event) {
    events.add(event);
  }

  boolean isQuiet() {
    return articles.isEmpty()
        && alerts.isEmpty()
        && documents.isEmpty()
        && verdicts.isEmpty()
        && retired.isEmpty();
  }

  Journal.Changes changes() {
    return new Journal.Changes(
        List.copyOf(documents),
        List.copyOf(verdicts),
        List.copyOf(articles.values()),
        List.copyOf(alerts.values()),
        Map.copyOf(retired));
  }

  /** Only tells: what is on no disk must neither be sent nor count as seen. */
  void abandon(WatchListener listener) {
    actions.clear();
    lastly.clear();
    finish(listener);
  }

  /** Does what was to be done and tells what was to be told; afterwards the turn is empty. */
  void finish(WatchListener listener) {
    List<Runnable> toDo = List.copyOf(actions);
    List<WatchEvent> toTell = List.copyOf(events);
    List<Runnable> last = List.copyOf(lastly);
    documents.clear();
    verdicts.clear();
    articles.clear();
    alerts.clear();
    retired.clear();
    actions.clear();
    events.clear();
    lastly.clear();
    toDo.forEach(Runnable::run);
    toTell.forEach(listener::heard);
    last.forEach(Runnable::run);
  }
}
