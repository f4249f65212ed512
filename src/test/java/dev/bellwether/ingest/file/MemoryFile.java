package dev.bellwether.ingest.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A file of rows that was never written to disk: a header, and rows of values. */
record MemoryFile(String name, List<String> columns, List<List<String>> values)
    implements RowSource {

  /** Cells are separated by bars. */
  static MemoryFile of(String name, String header, String... rows) {
    return new MemoryFile(
        name, cells(header), List.of(rows).stream().map(MemoryFile::cells).toList());
  }

  private static List<String> cells(String line) {
    return List.of(line.split("\\|", -1));
  }

  List<Row> rows() {
    return IntStream.range(0, values.size()).mapToObj(this::row).toList();
  }

  private Row row(int index) {
    Map<String, String> cells = new java.util.HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), values.get(index).get(i));
    }
    return new MemoryRow(index + 2, cells);
  }

  @Override
  public Rows open() {
    var rows = rows().iterator();
    return new Rows() {
      @Override
      public List<String> columns() {
        return columns;
      }

      @Override
      public Optional<Entry> next() {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  private record MemoryRow(long line, Map<String, String> cells) implements Row {
    @Override
    public String get(String column) {
      return cells.getOrDefault(column, "");
    }

    @Override
    public String raw() {
      return cells.toString();
    }
  }
}
