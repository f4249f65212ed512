package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.Item;
import dev.bellwether.bulk.ItemReader;
import dev.bellwether.bulk.Stage;
import dev.bellwether.bulk.Unusable;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.filing.Priorities;
import java.util.List;
import java.util.Map;

/** Cuts filings as {@code chunk FILE} does. */
final class FilingChunking implements Stage {
  private final Priorities priorities;
  private final TokenMeter meter = TokenMeter.estimate();
  private final FilingChunker chunker =
      new FilingChunker(Strategy.ELEMENT, FilingChunker.Size.DEFAULT, meter);

  FilingChunking(Context context) {
    this.priorities = ChunkFilings.priorities(context);
  }

  @Override
  public String name() {
    return chunker.name() + ";priorities=" + priorities.version();
  }

  @Override
  public Map<String, String> columns() {
    return ChunkColumns.types();
  }

  @Override
  public List<List<Object>> rows(Item item) throws Unusable {
    try {
      FilingRows rows =
          new FilingRows(
              item.title(), FilingReader.read(ItemReader.bytes(item)), priorities, meter);
      return rows.chunks(chunker).stream()
          .map(row -> ChunkColumns.row(item.contentHash(), row))
          .toList();
    } catch (BellwetherException e) {
      throw new Unusable(String.valueOf(e.getMessage()));
    }
  }
}
