package dev.bellwether.store;

import dev.bellwether.Document;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/**
 * What the database knows of a batch of documents already.
 *
 * @param ids of documents that it has
 * @param contents the hashes of texts that it has, and when each was first published, in
 *     microseconds since 1970 UTC
 */
record KnownRows(Set<String> ids, Map<String, Long> contents) {

  /** Looks a batch up, all at once: a question for each row would cost more than the rows. */
  static KnownRows of(Database database, Collection<Document> batch) throws SQLException {
    Set<String> ids = new HashSet<>();
    Map<String, Long> contents = new HashMap<>();
    database.execute("CREATE OR REPLACE TEMP TABLE batch (id VARCHAR, hash VARCHAR)");
    try (DuckDBAppender appender = database.appenderToTemporary("batch")) {
      for (Document document : batch) {
        appender.beginRow();
        appender.append(document.id());
        appender.append(document.content().hash());
        appender.endRow();
      }
    }
    database.query(
        "SELECT id FROM batch SEMI JOIN documents USING (id)", row -> ids.add(row.getString(1)));
    database.query(
        "SELECT content_hash, epoch_us(first_published) FROM fingerprints SEMI JOIN batch ON content_hash = hash",
        row -> contents.put(row.getString(1), row.getLong(2)));
    database.execute("DROP TABLE batch");
    return new KnownRows(ids, contents);
  }
}
