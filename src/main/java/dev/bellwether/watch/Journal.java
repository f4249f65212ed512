package dev.bellwether.watch;

import dev.bellwether.BellwetherException;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the watch keeps how far it has come. For one thread. */
public interface Journal {

  /**
   * What has changed.
   *
   * @param documents that were seen, for the archive
   * @param verdicts that were given, for the archive
   * @param articles as they are now
   * @param alerts as they are now
   * @param retired names of channels that are not to be used again, with the reasons
   */
  record Changes(
      List<Document> documents,
      List<Finding.Found> verdicts,
      List<Article> articles,
      List<Alert> alerts,
      Map<String, String> retired) {}

  /** An article with its alerts. */
  record Entry(Article article, List<Alert> alerts) {
    public Entry {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * Puts all of it on disk; it is there when this returns. What is saved twice is there once.
   *
   * @throws BellwetherException if it cannot be written; it can be saved again later
   */
  void save(Changes changes, Instant now);

  /** Forgets what was finished and seen before then. */
  void forget(Instant before);

  /** Everything that is not finished, in the order in which it was seen. */
  List<Entry> unfinished();

  /** An article, finished or not. */
  Optional<Entry> find(String article);

  /** A story, finished or not: one entry for each share that it is judged for. */
  List<Entry> readings(String story);

  /** All alerts in one message, in the order in which they were seen. */
  List<Alert> inPost(String post);

  /** All alerts that are to be sent, also those that somebody else has released meanwhile. */
  List<Alert> waiting();

  /** The alerts on prices seen since then that tell of an article, finished or not. */
  List<Article> tellingOf(String article, Instant since);

  /** The latest article about a ticker seen since then; alerts on prices are none. */
  Optional<Article> latestOn(Ticker ticker, Instant since);
}
