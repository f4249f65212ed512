package dev.bellwether.engine;

import dev.bellwether.Chunk;
import dev.bellwether.Content;
import dev.bellwether.chunk.TokenMeter;
import java.util.List;
import java.util.Locale;

/** The chunks of an article as rows; what only filings have is empty. */
final class ArticleRows {
  private static final int ALL_IS_READ = 1;

  private ArticleRows() {}

  static List<FilingRow> of(Context context, String id, Content article, TokenMeter meter) {
    return ChunkContents.chunker(context).chunk(article).stream()
        .map(chunk -> row(id, chunk, meter))
        .toList();
  }

  private static FilingRow row(String id, Chunk chunk, TokenMeter meter) {
    return new FilingRow(
        id,
        "",
        chunk.ordinal(),
        "",
        "",
        "",
        "",
        chunk.kind().name().toLowerCase(Locale.ROOT),
        chunk.span().start(),
        chunk.span().end(),
        meter.count(chunk.text()),
        meter.count(chunk.text()),
        ALL_IS_READ,
        "",
        0,
        "",
        0,
        "",
        chunk.text());
  }
}
