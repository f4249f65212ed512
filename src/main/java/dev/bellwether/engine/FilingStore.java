package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.store.Database;
import dev.bellwether.store.DocumentWriter;
import dev.bellwether.store.FilingTable;
import dev.bellwether.store.StoredFiling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts filings into the store, one after the other. */
final class FilingStore {
  private final Context context;
  private final Database database;
  private final String runId;
  private final RejectsFile rejects;
  private final FilingDocuments documents;
  private final List<IngestReport.Input> inputs = new ArrayList<>();

  FilingStore(Context context, Database database, String runId, RejectsFile rejects) {
    this.context = context;
    this.database = database;
    this.runId = runId;
    this.rejects = rejects;
    this.documents = new FilingDocuments(ChunkFilings.priorities(context));
  }

  /**
   * What is known of a filing beside the file.
   *
   * @param tickers whom it is about; empty to take the symbols on its cover page
   * @param acceptedAt when EDGAR accepted it, if the file does not say
   * @param firstSeenAt when a live process first saw it
   */
  record Origin(
      List<Ticker> tickers, Optional<Instant> acceptedAt, Optional<Instant> firstSeenAt) {}

  List<IngestReport.Input> inputs() {
    return inputs;
  }

  void reject(String name, String reason) {
    rejects.add(name, new Reject(0, reason, name));
    inputs.add(new IngestReport.Input(name, 1, 0, 0, 0, 1));
  }

  void add(String name, byte[] bytes, Origin origin) {
    Filing filing;
    try {
      filing = FilingReader.read(bytes);
    } catch (BellwetherException e) {
      reject(name, String.valueOf(e.getMessage()));
      return;
    }
    if (filing.missing().isPresent()) {
      reject(name, filing.missing().get() + "; nothing of it is kept");
      return;
    }
    Optional<Instant> acceptedAt =
        FilingDocuments.acceptedAt(filing.header()).or(origin::acceptedAt);
    if (acceptedAt.isEmpty()) {
      reject(name, "no acceptance time; give the full submission, or --accepted-at");
      return;
    }
    List<StoredFiling> stored = documents.stored(filing, acceptedAt.get());
    FilingTable.add(database, stored);
    try (DocumentWriter writer =
        new DocumentWriter(
            database, NearDuplicateMarks.COMPARISON, runId, context.clock().instant())) {
      stored.forEach(document -> writer.add(FilingDocuments.document(filing, document, origin)));
      writer.flush();
      inputs.add(new IngestReport.Input(name, stored.size(), writer.added(), 0, writer.known(), 0));
    }
  }
}
