package dev.bellwether.watch;

import dev.bellwether.BellwetherException;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory, whose disk can be full. */
final class MemoryJournal implements Journal {
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Map<List<String>, Alert> alerts = new LinkedHashMap<>();
  final List<Document> archived = new ArrayList<>();
  final List<Instant> forgotten = new CopyOnWriteArrayList<>();
  final Map<String, String> retired = new ConcurrentHashMap<>();
  volatile boolean full;

  @Override
  public synchronized void save(Changes changes, Instant now) {
    if (full) {
      throw BellwetherException.failed("the disk is full", "", new IllegalStateException("full"));
    }
    archived.addAll(changes.documents());
    retired.putAll(changes.retired());
    changes.articles().forEach(article -> articles.put(article.id(), article));
    changes.alerts().forEach(a -> alerts.put(List.of(a.article(), a.channel()), a));
  }

  @Override
  public synchronized void forget(Instant before) {
    forgotten.add(before);
  }

  @Override
  public synchronized List<Entry> unfinished() {
    return articles.values().stream()
        .map(article -> find(article.id()).orElseThrow())
        .filter(
            entry ->
                !entry.article().analysis().settled()
                    || !entry.alerts().stream().allMatch(a -> a.isDone(entry.article())))
        .toList();
  }

  @Override
  public synchronized Optional<Entry> find(String id) {
    return Optional.ofNullable(articles.get(id))
        .map(
            article ->
                new Entry(
                    article,
                    alerts.values().stream().filter(a -> a.article().equals(id)).toList()));
  }

  @Override
  public synchronized List<Entry> readings(String story) {
    return articles.values().stream()
        .filter(article -> article.story().equals(story))
        .map(article -> find(article.id()).orElseThrow())
        .toList();
  }

  @Override
  public synchronized List<Alert> inPost(String post) {
    return alerts.values().stream().filter(a -> a.post().equals(post)).toList();
  }

  @Override
  public synchronized List<Alert> waiting() {
    return alerts.values().stream().filter(a -> a.state() == Alert.State.WAITING).toList();
  }

  /** As another process does. */
  synchronized void release(String article, String channel, String note) {
    Alert alert = alert(article, channel).waiting(note);
    alerts.put(List.of(article, channel), alert);
  }

  /** The same of an alert that was never made here. */
  synchronized void releaseFor(String article, String channel) {
    alerts.put(List.of(article, channel), Alert.of(article, channel));
  }

  @Override
  public synchronized List<Article> tellingOf(String article, Instant since) {
    return articles.values().stream()
        .filter(a -> a.analysis() instanceof Analysis.Told told && told.news().equals(article))
        .toList();
  }

  @Override
  public synchronized Optional<Article> latestOn(Ticker ticker, Instant since) {
    return articles.values().stream()
        .filter(a -> a.document().tickers().contains(ticker))
        .filter(a -> !(a.analysis() instanceof Analysis.Told))
        .reduce((first, second) -> second);
  }

  synchronized Alert alert(String article, String channel) {
    Alert alert = alerts.get(List.of(article, channel));
    if (alert == null) {
      throw new AssertionError("no alert of " + article + " in " + channel);
    }
    return alert;
  }
}
