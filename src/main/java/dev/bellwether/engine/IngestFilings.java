package dev.bellwether.engine;

import dev.bellwether.Ticker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code ingest filings}: SEC filings from the user's files. Each document of a filing that holds
 * text becomes a document of the store, published when EDGAR accepted it.
 */
public final class IngestFilings {

  /**
   * What is asked.
   *
   * @param files files, folders or archives
   * @param tickers whom they are about; empty to take the symbols on their cover pages
   * @param acceptedAt when EDGAR accepted them, for files that do not say
   */
  public record Request(List<Path> files, List<Ticker> tickers, Optional<Instant> acceptedAt) {
    public Request {
      files = List.copyOf(files);
      tickers = List.copyOf(tickers);
    }
  }

  private IngestFilings() {}

  /** Runs the use case. */
  public static IngestReport run(Context context, Request request) {
    return Ledger.record(
        context,
        "ingest filings",
        id -> {
          try (RejectsFile rejects = new RejectsFile(context, id)) {
            return Folding.write(
                context,
                database ->
                    ingest(
                        context,
                        request,
                        new FilingStore(context, database, id, rejects),
                        rejects));
          }
        });
  }

  private static IngestReport ingest(
      Context context, Request request, FilingStore store, RejectsFile rejects) {
    context.progress().stage("ingest filings", Progress.UNKNOWN);
    FilingStore.Origin origin =
        new FilingStore.Origin(request.tickers(), request.acceptedAt(), Optional.empty());
    FilingFiles.read(
        request.files(),
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            context.checkStopped();
            store.add(name, bytes, origin);
            context.progress().advance(1);
          }

          @Override
          public void unreadable(String name, String reason) {
            store.reject(name, reason);
          }
        });
    return new IngestReport(
        store.inputs(), 0, rejects.path(), rejects.reasons(), rejects.repeated(), List.of());
  }
}
