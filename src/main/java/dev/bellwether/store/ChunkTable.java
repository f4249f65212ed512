package dev.bellwether.store;

import dev.bellwether.Chunk;
import dev.bellwether.Content;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;

/** The chunks of every text, as spans; their text is a substring of the content. */
public final class ChunkTable {
  private static final int PAGE = 50_000;

  private ChunkTable() {}

  /** What {@link #complete} did. */
  public record Counts(long contents, long chunks) {}

  /**
   * Chunks every text that has no chunks of this chunker yet, page by page; each page is durable.
   *
   * @param chunker the chunker's name and settings; other settings chunk again
   */
  public static Counts complete(
      Database database, String chunker, Function<Content, List<Chunk>> split) {
    long contents = 0;
    long chunks = 0;
    try {
      database.transaction(
          "dropping chunks of other settings",
          () -> database.update("DELETE FROM chunks WHERE chunker <> ?", chunker));
      List<Content> page = page(database);
      while (!page.isEmpty()) {
        chunks += append(database, chunker, page, split);
        contents += page.size();
        page = page(database);
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write chunks");
    }
    return new Counts(contents, chunks);
  }

  private static List<Content> page(Database database) throws SQLException {
    List<Content> page = new ArrayList<>();
    database.query(
        "SELECT hash, title, body FROM contents c ANTI JOIN chunks k ON k.content_hash = c.hash"
            + " ORDER BY hash LIMIT ?",
        row -> page.add(new Content(row.getString(1), row.getString(2), row.getString(3))),
        PAGE);
    return page;
  }

  private static long append(
      Database database, String chunker, List<Content> page, Function<Content, List<Chunk>> split) {
    long[] chunks = {0};
    database.transaction(
        "writing chunks",
        () -> {
          try (DuckDBAppender appender = database.appender("chunks")) {
            for (Content content : page) {
              for (Chunk chunk : split.apply(content)) {
                appender.beginRow();
                appender.append(chunk.contentHash());
                appender.append(chunk.ordinal());
                appender.append(chunk.kind().name());
                appender.append(chunk.span().start());
                appender.append(chunk.span().end());
                appender.append(chunker);
                appender.endRow();
                chunks[0]++;
              }
            }
          }
        });
    return chunks[0];
  }
}
