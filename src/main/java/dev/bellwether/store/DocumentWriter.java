package dev.bellwether.store;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Adds documents to an open database in batches. A document that is known already changes nothing,
 * so the same input may be written again after a kill: the rows end up the same.
 *
 * <p>A batch is staged in a temporary table and goes from there into its three tables in one
 * transaction, with joins that tell what is new: a question for each row would take longer than
 * everything else.
 */
public final class DocumentWriter implements AutoCloseable {
  /** What DuckDB keeps together in a row group; it writes whole ones past its log. */
  private static final int MOST_DOCUMENTS = 122_880;

  /** Long articles fill a batch before. */
  private static final long MOST_CHARACTERS = 32_000_000;

  private static final String STAGED =
      "CREATE OR REPLACE TEMP TABLE staged (position INTEGER, id VARCHAR, hash VARCHAR, title"
          + " VARCHAR, body VARCHAR, sketch BLOB, source VARCHAR, url VARCHAR, tickers VARCHAR,"
          + " published_at TIMESTAMP, first_seen_at TIMESTAMP)";

  /** Of texts that differ only in what the hash leaves out, the first counts. */
  private static final String NEW_TEXTS =
      "CREATE OR REPLACE TEMP TABLE new_texts AS SELECT hash, min(position) AS position,"
          + " min(published_at) AS first_published FROM staged ANTI JOIN fingerprints ON"
          + " content_hash = hash GROUP BY hash";

  private static final String MOVED_BACK =
      "CREATE OR REPLACE TEMP TABLE moved_back AS SELECT hash, first_published AS thought,"
          + " min(published_at) AS first_published FROM staged JOIN fingerprints ON content_hash ="
          + " hash WHERE published_at < first_published GROUP BY ALL";

  private static final String CHANGED_DAYS =
      "SELECT first_published FROM new_texts UNION ALL SELECT first_published FROM moved_back UNION"
          + " ALL SELECT thought FROM moved_back";

  private final Database database;
  private final TextComparison comparison;
  private final String runId;
  private final long ingestedAtMicros;
  private DuckDBAppender appender;
  private int staged;
  private long characters;
  private long added;
  private long known;

  /** What has failed is not tried once more when this is closed. */
  private boolean broken;

  /** Writes documents of one run, all with one time of ingestion. */
  public DocumentWriter(
      Database database, TextComparison comparison, String runId, Instant ingestedAt) {
    this.database = database;
    this.comparison = comparison;
    this.runId = runId;
    this.ingestedAtMicros = Micros.of(ingestedAt);
    try {
      Fingerprints.complete(database, comparison);
      database.execute(STAGED);
      appender = database.appenderToTemporary("staged");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
  }

  /** Adds one; it is durable after the next batch boundary or {@link #close}. */
  public void add(Document document) {
    try {
      stage(document);
    } catch (SQLException e) {
      broken = true;
      throw StoreFailure.of(e, "cannot write documents");
    }
    staged++;
    characters += document.content().title().length() + document.content().body().length();
    if (staged == MOST_DOCUMENTS || characters > MOST_CHARACTERS) {
      flush();
    }
  }

  private void stage(Document document) throws SQLException {
    appender.beginRow();
    appender.append(staged);
    appender.append(document.id());
    appender.append(document.content().hash());
    appender.append(document.content().title());
    appender.append(document.content().body());
    appender.append(comparison.sketch(document.content().text()));
    appender.append(document.source());
    appender.append(document.url());
    appender.append(
        document.tickers().stream().map(Ticker::symbol).collect(Collectors.joining(",")));
    appender.appendEpochMicros(Micros.of(document.publishedAt()));
    if (document.firstSeenAt().isPresent()) {
      appender.appendEpochMicros(Micros.of(document.firstSeenAt().get()));
    } else {
      appender.appendNull();
    }
    appender.endRow();
  }

  /** Documents that were new. */
  public long added() {
    return added;
  }

  /** Documents that were there already, in the database or earlier in this input. */
  public long known() {
    return known;
  }

  /** Makes everything added so far durable. */
  public void flush() {
    if (staged == 0 || broken) {
      return;
    }
    long before = added;
    broken = true;
    try {
      appender.close();
      database.transaction("writing documents", this::move);
      database.execute(STAGED);
      appender = database.appenderToTemporary("staged");
      broken = false;
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
    known += staged - (added - before);
    staged = 0;
    characters = 0;
  }

  private void move() throws SQLException {
    database.execute(NEW_TEXTS);
    database.execute(MOVED_BACK);
    UnmarkedDays.add(database, CHANGED_DAYS, comparison.window());
    database.execute(
        "INSERT INTO contents SELECT hash, title, body FROM staged SEMI JOIN new_texts USING"
            + " (position)");
    database.execute(
        "INSERT INTO fingerprints SELECT n.hash, first_published, sketch FROM staged JOIN new_texts"
            + " n USING (position)");
    database.execute(
        "UPDATE fingerprints SET first_published = m.first_published FROM moved_back m WHERE"
            + " content_hash = hash");
    added +=
        database.update(
            "INSERT INTO documents SELECT id, hash, source, url, CASE tickers WHEN '' THEN [] ELSE"
                + " string_split(tickers, ',') END, published_at, first_seen_at, make_timestamp(?),"
                + " ? FROM staged WHERE position IN (SELECT min(position) FROM staged ANTI JOIN"
                + " documents USING (id) GROUP BY id)",
            ingestedAtMicros,
            runId);
  }

  @Override
  public void close() {
    flush();
    try {
      appender.close();
      database.execute("DROP TABLE staged");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
  }
}
