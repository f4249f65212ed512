package dev.bellwether.ingest.file;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A CSV, TSV or JSON Lines file, gzipped or not. The name decides between the formats ({@code .csv
 * .tsv .jsonl .ndjson .json}, each also with {@code .gz}); the content decides the delimiter, the
 * compression, and the charset where none is given.
 */
public final class RowFile implements RowSource {
  private static final List<String> DELIMITED = List.of(".csv", ".tsv");
  private static final List<String> JSON = List.of(".jsonl", ".ndjson", ".json");

  private final Path path;
  private final Optional<Charset> charset;
  private final int cap;

  private RowFile(Path path, Optional<Charset> charset, int cap) {
    this.path = path;
    this.charset = charset;
    this.cap = cap;
  }

  /**
   * Names a file to read; it is not opened yet.
   *
   * @param charset how to decode it; empty for UTF-8 or what a byte order mark says
   */
  public static RowFile of(Path path, Optional<Charset> charset) {
    return new RowFile(path, charset, RecordSplitter.DEFAULT_CAP);
  }

  /** Another cap on the length of one record, in characters. */
  RowFile withCap(int characters) {
    return new RowFile(path, charset, characters);
  }

  /** Whether the name is one that this class reads. */
  public static boolean reads(Path path) {
    String name = withoutGz(String.valueOf(path.getFileName()));
    return endsWith(name, DELIMITED) || endsWith(name, JSON);
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Rows open() {
    check();
    try {
      TextInput input = TextInput.open(path, charset);
      try {
        return endsWith(withoutGz(name()), DELIMITED)
            ? DelimitedRows.open(name(), input, cap)
            : JsonRows.open(name(), input, cap);
      } catch (IOException | RuntimeException e) {
        input.reader().close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(name(), e);
    }
  }

  private void check() {
    if (!Files.exists(path)) {
      throw BellwetherException.usage("no such file: " + path, "");
    }
    if (Files.isDirectory(path)) {
      throw BellwetherException.usage(path + " is a directory, not a file", "name the files in it");
    }
    if (!reads(path)) {
      throw BellwetherException.usage(
          "cannot tell the format of " + name() + " from its name",
          "names end in .csv, .tsv, .jsonl, .ndjson or .json, also with .gz, or in .parquet");
    }
  }

  static BellwetherException unreadable(String name, IOException cause) {
    return BellwetherException.failed(
        "cannot read " + name + " any further: " + cause.getMessage(),
        "the file may be damaged or cut off",
        cause);
  }

  private static String withoutGz(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") ? lower.substring(0, lower.length() - ".gz".length()) : lower;
  }

  private static boolean endsWith(String name, List<String> extensions) {
    return extensions.stream().anyMatch(name::endsWith);
  }
}
