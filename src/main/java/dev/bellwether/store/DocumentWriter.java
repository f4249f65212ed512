package dev.bellwether.store;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * Adds documents to an open database in batches. A document that is known already changes nothing,
 * so the same input may be written again after a kill: the rows end up the same.
 */
public final class DocumentWriter implements AutoCloseable {
  private static final int BATCH = 100_000;

  private final Database database;
  private final String runId;
  private final long ingestedAtMicros;
  private DuckDBAppender appender;
  private int staged;
  private long added;
  private long known;

  /** Writes documents of one run, all with one time of ingestion. */
  public DocumentWriter(Database database, String runId, Instant ingestedAt) {
    this.database = database;
    this.runId = runId;
    this.ingestedAtMicros = Micros.of(ingestedAt);
    try {
      database.execute(
          "CREATE OR REPLACE TEMP TABLE staged_documents (position INTEGER, id VARCHAR, hash VARCHAR,"
              + " title VARCHAR, body VARCHAR, source VARCHAR, url VARCHAR, tickers VARCHAR[],"
              + " published_at TIMESTAMP, first_seen_at TIMESTAMP)");
      appender = database.appenderToTemporary("staged_documents");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
  }

  /** Adds one; it is durable after the next batch boundary or {@link #close}. */
  public void add(Document document) {
    try {
      appender.beginRow();
      appender.append(staged);
      appender.append(document.id());
      appender.append(document.content().hash());
      appender.append(document.content().title());
      appender.append(document.content().body());
      appender.append(document.source());
      appender.append(document.url());
      appender.append(symbols(document.tickers()));
      appender.appendEpochMicros(Micros.of(document.publishedAt()));
      if (document.firstSeenAt().isPresent()) {
        appender.appendEpochMicros(Micros.of(document.firstSeenAt().get()));
      } else {
        appender.appendNull();
      }
      appender.endRow();
      staged++;
      if (staged == BATCH) {
        flush();
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
  }

  private static List<String> symbols(List<Ticker> tickers) {
    List<String> symbols = new ArrayList<>(tickers.size());
    for (Ticker ticker : tickers) {
      symbols.add(ticker.symbol());
    }
    return symbols;
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
    if (staged == 0) {
      return;
    }
    int batch = staged;
    long before = added;
    try {
      appender.close();
      database.transaction("writing documents", this::move);
      database.execute("DELETE FROM staged_documents");
      appender = database.appenderToTemporary("staged_documents");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
    known += batch - (added - before);
    staged = 0;
  }

  private void move() throws SQLException {
    database.execute(
        "INSERT INTO contents SELECT hash, title, body FROM (SELECT hash, title, body,"
            + " row_number() OVER (PARTITION BY hash ORDER BY position) AS n FROM staged_documents s"
            + " ANTI JOIN contents c ON c.hash = s.hash) WHERE n = 1");
    added +=
        database.update(
            "INSERT INTO documents SELECT id, hash, source, url, tickers, published_at,"
                + " first_seen_at, make_timestamp(?), ? FROM (SELECT *, row_number() OVER"
                + " (PARTITION BY id ORDER BY position) AS n FROM staged_documents s"
                + " ANTI JOIN documents d ON d.id = s.id) WHERE n = 1 ORDER BY position",
            ingestedAtMicros,
            runId);
  }

  @Override
  public void close() {
    flush();
    try {
      appender.close();
      database.execute("DROP TABLE IF EXISTS staged_documents");
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write documents");
    }
  }
}
