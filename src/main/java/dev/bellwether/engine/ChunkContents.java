package dev.bellwether.engine;

import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.store.ChunkTable;
import dev.bellwether.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code chunk}: cuts every text that has no chunks yet. */
public final class ChunkContents {

  /**
   * What was done.
   *
   * @param contents texts that were cut
   * @param chunks pieces they were cut into
   */
  public record Report(long contents, long chunks) implements Ledger.Summarised {
    @Override
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("contents", contents);
      summary.put("chunks", chunks);
      return summary;
    }

    @Override
    public boolean partial() {
      return false;
    }
  }

  private ChunkContents() {}

  /** Runs the use case. */
  public static Report run(Context context) {
    return Ledger.record(
        context, "chunk", id -> Folding.write(context, database -> complete(context, database)));
  }

  static Report complete(Context context, Database database) {
    context.progress().stage("chunk", Progress.UNKNOWN);
    ContentChunker chunker = new ContentChunker(context, database);
    ChunkTable.Counts counts = ChunkTable.complete(database, chunker.name(), chunker::chunk);
    return new Report(counts.contents(), counts.chunks());
  }

  static ArticleChunker chunker(Context context) {
    return new ArticleChunker(context.settings().chunk().maxChars());
  }
}
