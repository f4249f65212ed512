package dev.bellwether.store;

import dev.bellwether.Chunk;
import dev.bellwether.Content;
import dev.bellwether.Span;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;

/** The chunks of every text, as spans; their text is a substring of the content. */
public final class ChunkTable {
  private static final int PAGE = 50_000;

  private ChunkTable() {}

  /**
   * A chunk and what it belongs to.
   *
   * @param part of the form; empty for articles
   * @param item of the form; empty for articles
   * @param weight of its verdict in the score, above 0
   */
  public record Weighed(Chunk chunk, String part, String item, double weight) {}

  /** What {@link #complete} did. */
  public record Counts(long contents, long chunks) {}

  /**
   * Chunks every text that has no chunks of this chunker yet, page by page; each page is durable.
   *
   * @param chunker the chunker's name and settings; other settings chunk again
   */
  public static Counts complete(
      Database database, String chunker, Function<Content, List<Weighed>> split) {
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

  /** The chunks of a content that is a filing, in order; empty for every other content. */
  public static List<Weighed> ofFiling(Database database, Content content) {
    List<Weighed> chunks = new ArrayList<>();
    String text = content.text();
    try {
      database.query(
          "SELECT k.ordinal, k.kind, k.span_start, k.span_end, k.part, k.item, k.weight FROM chunks k"
              + " SEMI JOIN filings f ON f.content_hash = k.content_hash WHERE k.content_hash = ? ORDER BY k.ordinal",
          row -> {
            Span span = new Span(row.getInt(3), row.getInt(4));
            Chunk.Kind kind = Chunk.Kind.valueOf(row.getString(2));
            Chunk chunk = new Chunk(content.hash(), row.getInt(1), kind, span, span.of(text));
            chunks.add(new Weighed(chunk, row.getString(5), row.getString(6), row.getDouble(7)));
          },
          content.hash());
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read chunks");
    }
    return chunks;
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
      Database database,
      String chunker,
      List<Content> page,
      Function<Content, List<Weighed>> split) {
    long[] chunks = {0};
    database.transaction(
        "writing chunks",
        () -> {
          try (DuckDBAppender appender = database.appender("chunks")) {
            for (Content content : page) {
              for (Weighed weighed : split.apply(content)) {
                Chunk chunk = weighed.chunk();
                appender.beginRow();
                appender.append(chunk.contentHash());
                appender.append(chunk.ordinal());
                appender.append(chunk.kind().name());
                appender.append(chunk.span().start());
                appender.append(chunk.span().end());
                appender.append(chunker);
                appender.append(weighed.part());
                appender.append(weighed.item());
                appender.append(weighed.weight());
                appender.endRow();
                chunks[0]++;
              }
            }
          }
        });
    return chunks[0];
  }
}
