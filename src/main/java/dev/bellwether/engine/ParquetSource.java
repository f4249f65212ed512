package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.RowSource;
import dev.bellwether.ingest.file.Rows;
import dev.bellwether.store.ParquetFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Parquet file as rows of text, like every other input. */
final class ParquetSource implements RowSource {
  private final Path path;

  ParquetSource(Path path) {
    this.path = path;
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Rows open() {
    if (!Files.exists(path)) {
      throw BellwetherException.usage("no such file: " + path, "");
    }
    if (Files.isDirectory(path)) {
      throw BellwetherException.usage(path + " is a directory, not a file", "name the files in it");
    }
    return new ParquetRows(ParquetFile.open(path));
  }

  private record ParquetRow(long line, Map<String, Integer> index, List<String> values)
      implements Row {
    @Override
    public String get(String column) {
      Integer at = index.get(column);
      return at == null ? "" : values.get(at);
    }

    @Override
    public String raw() {
      String all = String.join("\t", values);
      return all.substring(0, Math.min(all.length(), RAW_LIMIT));
    }

    private static final int RAW_LIMIT = 500;
  }

  private static final class ParquetRows implements Rows {
    private final ParquetFile file;
    private final Map<String, Integer> index = new HashMap<>();
    private long line;

    ParquetRows(ParquetFile file) {
      this.file = file;
      for (String column : file.columns()) {
        index.put(column, index.size());
      }
    }

    @Override
    public List<String> columns() {
      return file.columns();
    }

    @Override
    public Optional<Entry> next() {
      return file.next().map(values -> new ParquetRow(++line, index, values));
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
