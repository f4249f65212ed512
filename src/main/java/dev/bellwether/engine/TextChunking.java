package dev.bellwether.engine;

import dev.bellwether.Content;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.Stage;
import dev.bellwether.chunk.TokenMeter;
import java.util.List;
import java.util.Map;

/** Cuts articles. */
final class TextChunking implements Stage {
  private final Context context;
  private final TokenMeter meter = TokenMeter.estimate();

  TextChunking(Context context) {
    this.context = context;
  }

  @Override
  public String name() {
    return ChunkContents.chunker(context).name();
  }

  @Override
  public Map<String, String> columns() {
    return ChunkColumns.types();
  }

  @Override
  public List<List<Object>> rows(Item item) {
    Content content = new Content(item.contentHash(), item.title(), item.body());
    return ArticleRows.of(context, item.contentHash(), content, meter).stream()
        .map(row -> ChunkColumns.row(item.contentHash(), row))
        .toList();
  }
}
