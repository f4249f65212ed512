package dev.bellwether.engine;

import dev.bellwether.ingest.file.RowFile;
import dev.bellwether.ingest.file.RowSource;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens the user's files by what they are. */
final class InputFiles {
  private InputFiles() {}

  /** Parquet through the database engine, everything else as text. */
  static List<RowSource> open(List<Path> files, Optional<Charset> charset) {
    return files.stream()
        .map(file -> isParquet(file) ? new ParquetSource(file) : RowFile.of(file, charset))
        .map(RowSource.class::cast)
        .toList();
  }

  private static boolean isParquet(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".parquet");
  }
}
