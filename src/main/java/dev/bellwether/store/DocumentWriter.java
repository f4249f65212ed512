package dev.bellwether.store;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/**
 * Adds documents to an open database in batches. A document that is known already changes nothing,
 * so the same input may be written again after a kill: the rows end up the same.
 */
public final class DocumentWriter implements AutoCloseable {
  /** DuckDB writes full groups of 122,880 rows past its log. */
  private static final int MOST_DOCUMENTS = 122_880;

  private static final long MOST_CHARACTERS = 32_000_000;

  private final Database database;
  private final TextComparison comparison;
  private final String runId;
  private final long ingestedAtMicros;
  private final Map<String, Document> batch = new LinkedHashMap<>();
  private long characters;
  private long added;
  private long known;

  /** Writes documents of one run, all with one time of ingestion. */
  public DocumentWriter(
      Database database, TextComparison comparison, String runId, Instant ingestedAt) {
    this.database = database;
    this.comparison = comparison;
    this.runId = runId;
    this.ingestedAtMicros = Micros.of(ingestedAt);
  }

  /** Adds one; it is durable after the next batch boundary or {@link #close}. */
  public void add(Document document) {
    if (batch.putIfAbsent(document.id(), document) != null) {
      known++;
      return;
    }
    characters += document.content().title().length() + document.content().body().length();
    if (batch.size() == MOST_DOCUMENTS || characters > MOST_CHARACTERS) {
      flush();
    }
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
    if (batch.isEmpty()) {
      return;
    }
    int before = batch.size();
    database.transaction("writing documents", this::write);
    added += batch.size();
    known += before - batch.size();
    batch.clear();
    characters = 0;
  }

  private void write() throws SQLException {
    KnownRows rows = KnownRows.of(database, batch.values());
    batch.keySet().removeAll(rows.ids());
    NewTexts texts = NewTexts.of(batch.values(), rows.contents());
    append(texts.added());
    Fingerprints.add(database, texts, comparison);
    try (DuckDBAppender appender = database.appender("documents")) {
      for (Document document : batch.values()) {
        append(appender, document);
      }
    }
  }

  private void append(Collection<NewTexts.Dated> texts) throws SQLException {
    try (DuckDBAppender appender = database.appender("contents")) {
      for (NewTexts.Dated text : texts) {
        appender.beginRow();
        appender.append(text.content().hash());
        appender.append(text.content().title());
        appender.append(text.content().body());
        appender.endRow();
      }
    }
  }

  private void append(DuckDBAppender appender, Document document) throws SQLException {
    appender.beginRow();
    appender.append(document.id());
    appender.append(document.content().hash());
    appender.append(document.source());
    appender.append(document.url());
    appender.append(symbols(document.tickers()));
    appender.appendEpochMicros(Micros.of(document.publishedAt()));
    if (document.firstSeenAt().isPresent()) {
      appender.appendEpochMicros(Micros.of(document.firstSeenAt().get()));
    } else {
      appender.appendNull();
    }
    appender.appendEpochMicros(ingestedAtMicros);
    appender.append(runId);
    appender.endRow();
  }

  private static List<String> symbols(List<Ticker> tickers) {
    List<String> symbols = new ArrayList<>(tickers.size());
    for (Ticker ticker : tickers) {
      symbols.add(ticker.symbol());
    }
    return symbols;
  }

  @Override
  public void close() {
    flush();
  }
}
