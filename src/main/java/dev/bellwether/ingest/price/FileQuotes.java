package dev.bellwether.ingest.price;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.live.GrowingFiles;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Quotes in files that are written again, or to which lines are added. */
public final class FileQuotes implements Quotes {
  private final GrowingFiles files;
  private final Map<String, String> mapping;

  /** Quotes in these files; {@code mapping} is field to column. */
  public FileQuotes(GrowingFiles files, Map<String, String> mapping) {
    this.files = files;
    this.mapping = QuoteRows.checked(mapping);
  }

  @Override
  public Look look(Map<String, String> marks, Instant now) {
    QuoteRows rows = new QuoteRows(mapping, now);
    try {
      GrowingFiles.Progress progress = files.read(marks, rows);
      return new Look(
          rows.quotes(),
          rows.rejects(),
          Optional.empty(),
          Optional.empty(),
          false,
          progress.more(),
          progress.marks());
    } catch (BellwetherException e) {
      return Look.failed(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  @Override
  public void close() {
    // No file stays open.
  }
}
