package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.RowFile;
import dev.bellwether.ingest.file.RowSource;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The user's files, opened by what they are, and how to read each. A file that cannot be understood
 * does not keep the others from being read.
 *
 * @param readable those that were understood, in the order given
 * @param failures why the others were not
 */
record InputFiles<M>(List<Understood<M>> readable, List<IngestReport.Failure> failures) {

  /** A file and how to read its rows. */
  record Understood<M>(RowSource source, M mapping) {}

  /**
   * Looks at every file before the first row is written.
   *
   * @param mapping finds out how to read a file
   * @throws BellwetherException of the first file, if none can be read
   */
  static <M> InputFiles<M> open(
      List<Path> files, Optional<Charset> charset, Function<RowSource, M> mapping) {
    List<Understood<M>> readable = new ArrayList<>();
    List<IngestReport.Failure> failures = new ArrayList<>();
    for (Path file : files) {
      try {
        RowSource source = isParquet(file) ? new ParquetSource(file) : RowFile.of(file, charset);
        readable.add(new Understood<>(source, mapping.apply(source)));
      } catch (BellwetherException e) {
        if (files.size() == 1) {
          throw e;
        }
        failures.add(IngestReport.Failure.of(e));
      }
    }
    if (readable.isEmpty() && !failures.isEmpty()) {
      throw BellwetherException.usage(
          "none of %d files can be read; the first: %s"
              .formatted(files.size(), failures.get(0).message()),
          failures.get(0).hint());
    }
    return new InputFiles<>(readable, failures);
  }

  /** Parquet through the database engine, everything else as text. */
  static RowSource source(Path file, Optional<Charset> charset) {
    return isParquet(file) ? new ParquetSource(file) : RowFile.of(file, charset);
  }

  private static boolean isParquet(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".parquet");
  }
}
