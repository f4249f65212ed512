package dev.bellwether.store;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a watch has come, in the state file. */
public final class WatchTable {
  private static final String ARTICLE =
      "id, document_id, source, url, tickers, published_at, first_seen_at, content_hash, title,"
          + " body, form, items, urgent, seen_at, subject, price, change, volume, analysis, text, news, ticker,"
          + " direction, value, confidence, calibrated, tier, model, latency_us, fallback, settled, revision,"
          + " tries, retry_at";

  private static final String ALERT =
      "article, channel, state, post, message_id, shown, shows, note, sent_at, reason";

  private static final String UPSERT_ARTICLE = upsert("watch_articles", ARTICLE, "id");
  private static final String UPSERT_ALERT = upsert("watch_alerts", ALERT, "article, channel");

  /** An alert that is still to be sent, or that shows less than is known. */
  private static final String UNDONE =
      "SELECT 1 FROM watch_alerts a WHERE a.article = id AND (a.state IN ('waiting', 'sending') OR"
          + " (a.state = 'posted' AND a.shown < revision))";

  private static final String REACHED =
      "UPDATE watch_articles SET finished = settled AND NOT EXISTS ("
          + UNDONE
          + "), state = CASE WHEN EXISTS (SELECT 1 FROM watch_alerts a WHERE a.article = id AND"
          + " a.state = 'dead') AND NOT EXISTS (SELECT 1 FROM watch_alerts a WHERE a.article = id"
          + " AND a.state <> 'dead') THEN 'dead' WHEN analysis NOT IN ('pending', 'late') AND EXISTS"
          + " (SELECT 1 FROM watch_alerts a WHERE a.article = id AND a.state = 'posted') AND NOT"
          + " EXISTS ("
          + UNDONE
          + ") THEN 'edited' WHEN analysis NOT IN ('pending', 'late') THEN 'scored' WHEN EXISTS"
          + " (SELECT 1 FROM watch_alerts a WHERE a.article = id AND a.state IN ('posted',"
          + " 'closed')) THEN 'alerted' ELSE 'seen' END WHERE id = ?";

  /** Finished and delivered before then, as is whatever stands in the same message. */
  private static final String OVER =
      "finished = 1 AND seen_at < ? AND NOT EXISTS (SELECT 1 FROM watch_alerts lost WHERE lost.article ="
          + " watch_articles.id AND lost.state IN ('dead', 'held')) AND NOT EXISTS (SELECT 1 FROM watch_alerts mine JOIN"
          + " watch_alerts other ON other.post = mine.post JOIN watch_articles open ON open.id ="
          + " other.article WHERE mine.article = watch_articles.id AND mine.post <> '' AND"
          + " open.finished = 0)";

  private final State state;

  /** The tables of a workspace. */
  public WatchTable(State state) {
    this.state = state;
  }

  /**
   * Copies the state of a workspace to a file that must not exist yet, so that a watch on the copy
   * knows what was seen, but has nothing to finish.
   */
  public static void copyForRehearsal(State state, Path file) {
    try {
      state.update("VACUUM INTO ?", file.toString());
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot copy " + state.workspace().state());
    }
  }

  /** Forgets all articles and alerts. */
  public void clear() {
    state.transaction(
        "forgetting how far the watch has come",
        () -> {
          state.update("DELETE FROM watch_alerts");
          state.update("DELETE FROM watch_articles");
          state.update("DELETE FROM watch_documents");
        });
  }

  private static String upsert(String table, String columns, String key) {
    List<String> names = Arrays.asList(columns.split(", *", -1));
    String set =
        names.stream()
            .filter(name -> !List.of(key.split(", *", -1)).contains(name))
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));
    return "INSERT INTO "
        + table
        + " ("
        + columns
        + ", changed_at) VALUES (?"
        + ", ?".repeat(names.size())
        + ") ON CONFLICT ("
        + key
        + ") DO UPDATE SET "
        + set
        + ", changed_at = excluded.changed_at";
  }

  /** Saves all of it or nothing; what is there under the same key is replaced. */
  public void save(
      Collection<Document> documents,
      Collection<KeptArticle> articles,
      Collection<KeptAlert> alerts,
      String runId,
      Instant now) {
    state.transaction(
        "keeping how far the watch has come",
        () -> {
          Set<String> touched = new LinkedHashSet<>();
          for (Document document : documents) {
            archive(document, runId);
          }
          for (KeptArticle article : articles) {
            save(article, now);
            touched.add(article.id());
          }
          for (KeptAlert alert : alerts) {
            save(alert, now);
            touched.add(alert.article());
          }
          for (String id : touched) {
            state.update(REACHED, id);
          }
        });
  }

  private void archive(Document document, String runId) throws SQLException {
    state.update(
        "INSERT OR IGNORE INTO watch_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        document.id(),
        document.source(),
        document.url(),
        symbols(document.tickers()),
        Micros.of(document.publishedAt()),
        micros(document.firstSeenAt()),
        document.content().hash(),
        document.content().title(),
        document.content().body(),
        runId);
  }

  private static String symbols(List<Ticker> tickers) {
    return tickers.stream().map(Ticker::symbol).collect(Collectors.joining(" "));
  }

  private static @Nullable Long micros(Optional<Instant> instant) {
    return instant.map(Micros::of).orElse(null);
  }

  private static @Nullable Double number(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private void save(KeptArticle article, Instant now) throws SQLException {
    Document document = article.document();
    Optional<KeptArticle.KeptVerdict> verdict = article.verdict();
    state.update(
        UPSERT_ARTICLE,
        article.id(),
        document.id(),
        document.source(),
        document.url(),
        symbols(document.tickers()),
        Micros.of(document.publishedAt()),
        micros(document.firstSeenAt()),
        document.content().hash(),
        document.content().title(),
        document.content().body(),
        article.form(),
        article.items(),
        article.urgent() ? 1 : 0,
        Micros.of(article.seenAt()),
        article.subject(),
        number(article.price()),
        number(article.change()),
        number(article.volume()),
        article.analysis(),
        article.text(),
        article.news(),
        verdict.map(KeptArticle.KeptVerdict::ticker).orElse(""),
        verdict.map(KeptArticle.KeptVerdict::direction).orElse(""),
        verdict.map(KeptArticle.KeptVerdict::value).orElse(null),
        verdict.map(KeptArticle.KeptVerdict::confidence).orElse(null),
        verdict.map(v -> v.calibrated() ? 1 : 0).orElse(0),
        verdict.map(KeptArticle.KeptVerdict::tier).orElse(""),
        verdict.map(KeptArticle.KeptVerdict::model).orElse(""),
        verdict.map(v -> v.latency().toNanos() / 1_000).orElse(null),
        verdict.map(v -> v.fallback() ? 1 : 0).orElse(0),
        article.settled() ? 1 : 0,
        article.revision(),
        article.tries(),
        micros(article.retryAt()),
        Micros.of(now));
  }

  private void save(KeptAlert alert, Instant now) throws SQLException {
    state.update(
        UPSERT_ALERT,
        alert.article(),
        alert.channel(),
        alert.state(),
        alert.post(),
        alert.messageId(),
        alert.shown(),
        alert.shows(),
        alert.note(),
        micros(alert.sentAt()),
        alert.reason(),
        Micros.of(now));
  }

  /** Forgets finished articles that were seen before then, with their alerts. */
  public void forget(Instant before) {
    state.transaction(
        "forgetting old alerts",
        () -> {
          state.update("DELETE FROM watch_articles WHERE " + OVER, Micros.of(before));
          state.update(
              "DELETE FROM watch_alerts WHERE article NOT IN (SELECT id FROM watch_articles)");
        });
  }

  /** Articles that are not finished, the earliest first. */
  public List<KeptArticle> unfinished() {
    return articles("WHERE finished = 0 ORDER BY seen_at, rowid");
  }

  /** An article by its id. */
  public Optional<KeptArticle> article(String id) {
    return articles("WHERE id = ?", id).stream().findFirst();
  }

  /** An article by its id, and those whose ids say besides whom else it is judged for. */
  public List<KeptArticle> readings(String id) {
    return articles("WHERE id = ?1 OR (id > ?1 || '@' AND id < ?1 || 'A') ORDER BY id", id);
  }

  /** The alerts on prices seen since then that tell of an article. */
  public List<KeptArticle> tellingOf(String id, Instant since) {
    return articles(
        "WHERE seen_at >= ? AND analysis = 'told' AND news = ? ORDER BY seen_at",
        Micros.of(since),
        id);
  }

  /** The latest article on a ticker seen since then; alerts on prices are none. */
  public Optional<KeptArticle> latestOn(Ticker ticker, Instant since) {
    return articles(
            "WHERE seen_at >= ? AND analysis <> 'told' AND (' ' || tickers || ' ') LIKE ?"
                + " ORDER BY seen_at DESC, id LIKE ? DESC, id LIMIT 1",
            Micros.of(since),
            "% " + ticker.symbol() + " %",
            "%@" + ticker.symbol())
        .stream()
        .findFirst();
  }

  /** How many articles were given up in every channel. */
  public int dead() {
    int[] dead = {0};
    state.look(
        "counting what the watch has given up",
        () ->
            state.query(
                "SELECT count(*) FROM watch_articles WHERE state = 'dead'",
                row -> dead[0] = row.getInt(1)));
    return dead[0];
  }

  /** The alerts of an article, in the order in which they were made. */
  public List<KeptAlert> alertsOf(String article) {
    return alerts("WHERE article = ? ORDER BY rowid", article);
  }

  /** Alerts that are to be sent, in the order in which they were made. */
  public List<KeptAlert> waiting() {
    return alerts("WHERE state = 'waiting' ORDER BY rowid");
  }

  /** The alerts in one message, in the order in which they were made. */
  public List<KeptAlert> alertsIn(String post) {
    return alerts("WHERE post = ? AND post <> '' ORDER BY rowid", post);
  }

  private List<KeptArticle> articles(String which, @Nullable Object... parameters) {
    List<KeptArticle> articles = new ArrayList<>();
    state.look(
        "reading how far the watch has come",
        () ->
            state.query(
                "SELECT " + ARTICLE + " FROM watch_articles " + which,
                row -> articles.add(article(row)),
                parameters));
    return articles;
  }

  private List<KeptAlert> alerts(String which, @Nullable Object... parameters) {
    List<KeptAlert> alerts = new ArrayList<>();
    state.look(
        "reading the alerts of the watch",
        () ->
            state.query(
                "SELECT " + ALERT + " FROM watch_alerts " + which,
                row -> alerts.add(alert(row)),
                parameters));
    return alerts;
  }

  private static KeptArticle article(ResultSet row) throws SQLException {
    return new KeptArticle(
        row.getString("id"),
        document(row, "document_id"),
        row.getString("form"),
        row.getString("items"),
        row.getInt("urgent") != 0,
        Micros.toInstant(row.getLong("seen_at")),
        row.getString("subject"),
        decimal(row, "price"),
        decimal(row, "change"),
        decimal(row, "volume"),
        row.getString("analysis"),
        row.getString("text"),
        row.getString("news"),
        verdict(row),
        row.getInt("settled") != 0,
        row.getInt("revision"),
        row.getInt("tries"),
        instant(row, "retry_at"));
  }

  static Document document(ResultSet row, String id) throws SQLException {
    String symbols = row.getString("tickers");
    List<Ticker> tickers =
        symbols.isEmpty()
            ? List.of()
            : Arrays.stream(symbols.split(" ", -1)).map(Ticker::new).toList();
    return new Document(
        row.getString(id),
        row.getString("source"),
        row.getString("url"),
        tickers,
        Micros.toInstant(row.getLong("published_at")),
        instant(row, "first_seen_at"),
        new Content(row.getString("content_hash"), row.getString("title"), row.getString("body")));
  }

  private static Optional<KeptArticle.KeptVerdict> verdict(ResultSet row) throws SQLException {
    if (row.getString("direction").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new KeptArticle.KeptVerdict(
            row.getString("ticker"),
            row.getString("direction"),
            row.getDouble("value"),
            row.getDouble("confidence"),
            row.getInt("calibrated") != 0,
            row.getString("tier"),
            row.getString("model"),
            Duration.ofNanos(row.getLong("latency_us") * 1_000),
            row.getInt("fallback") != 0));
  }

  private static KeptAlert alert(ResultSet row) throws SQLException {
    return new KeptAlert(
        row.getString("article"),
        row.getString("channel"),
        row.getString("state"),
        row.getString("post"),
        row.getString("message_id"),
        row.getInt("shown"),
        row.getString("shows"),
        row.getString("note"),
        instant(row, "sent_at"),
        row.getString("reason"));
  }

  private static OptionalDouble decimal(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(micros));
  }
}
