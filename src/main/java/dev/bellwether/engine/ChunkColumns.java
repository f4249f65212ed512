package dev.bellwether.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of {@code chunk}, as Parquet files hold them. */
final class ChunkColumns {
  private ChunkColumns() {}

  static Map<String, String> types() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("content_hash", "VARCHAR");
    columns.put("file", "VARCHAR");
    columns.put("document", "VARCHAR");
    columns.put("ordinal", "INTEGER");
    columns.put("form", "VARCHAR");
    columns.put("part", "VARCHAR");
    columns.put("item", "VARCHAR");
    columns.put("title", "VARCHAR");
    columns.put("kind", "VARCHAR");
    columns.put("span_start", "INTEGER");
    columns.put("span_end", "INTEGER");
    columns.put("tokens", "INTEGER");
    columns.put("priority", "INTEGER");
    columns.put("confidence", "DOUBLE");
    columns.put("state", "VARCHAR");
    columns.put("context", "VARCHAR");
    columns.put("text", "VARCHAR");
    return columns;
  }

  static List<Object> row(String contentHash, FilingRow row) {
    return List.of(
        contentHash,
        row.file(),
        row.document(),
        row.ordinal(),
        row.form(),
        row.part(),
        row.item(),
        row.title(),
        row.kind(),
        row.start(),
        row.end(),
        row.tokens(),
        row.priority(),
        row.confidence(),
        row.state(),
        row.context(),
        row.text());
  }
}
