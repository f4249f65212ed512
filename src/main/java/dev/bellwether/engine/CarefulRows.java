package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.RowSource;
import dev.bellwether.ingest.file.Rows;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a file up to where it breaks: a truncated archive or a failing disk ends the file, is
 * told as a failure, and costs none of the rows before it.
 */
final class CarefulRows implements AutoCloseable {
  private final Rows rows;
  private final List<IngestReport.Failure> failures;

  CarefulRows(RowSource source, List<IngestReport.Failure> failures) {
    this.rows = source.open();
    this.failures = failures;
  }

  /** The next row; empty at the end, and where reading failed. */
  Optional<Entry> next() {
    try {
      return rows.next();
    } catch (BellwetherException e) {
      failures.add(IngestReport.Failure.of(e));
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
