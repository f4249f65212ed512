package dev.bellwether.ingest.file;

import java.util.Map;

/** A row of a delimited file; trailing fields that it lacks are empty. */
final class DelimitedRow implements Row {
  private final long line;
  private final String text;
  private final Map<String, Integer> indexes;
  private final String[] fields;

  DelimitedRow(long line, String text, Map<String, Integer> indexes, String[] fields) {
    this.line = line;
    this.text = text;
    this.indexes = indexes;
    this.fields = fields;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String get(String column) {
    Integer index = indexes.get(column);
    return index == null || index >= fields.length ? "" : fields[index];
  }

  @Override
  public String raw() {
    return Reject.cut(text);
  }
}
