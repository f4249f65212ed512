package dev.bellwether.engine;

import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.NewsMapping;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.RowSource;
import dev.bellwether.store.Database;
import dev.bellwether.store.DocumentWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ingest news}: documents from the user's own files. Rows that are known already change
 * nothing, so a run that was killed is completed by running it again.
 */
public final class IngestNews {
  private static final int REPORT_EVERY = 5_000;

  /**
   * What is asked.
   *
   * @param files CSV, TSV, JSON Lines or Parquet
   * @param options how to read them
   * @param charset how they are encoded; empty for UTF-8 or what a byte order mark says
   */
  public record Request(List<Path> files, NewsOptions options, Optional<Charset> charset) {
    public Request {
      files = List.copyOf(files);
    }
  }

  private IngestNews() {}

  /** Runs the use case. */
  public static IngestReport run(Context context, Request request) {
    return Ledger.record(
        context,
        "ingest news",
        id -> {
          try (RejectsFile rejects = new RejectsFile(context, id)) {
            return ingest(context, request, id, rejects);
          }
        });
  }

  static IngestReport ingest(Context context, Request request, String runId, RejectsFile rejects) {
    // Every file is looked at before the first row is written.
    InputFiles<NewsMapping> files =
        InputFiles.open(
            request.files(),
            request.charset(),
            source -> NewsMapping.of(source, request.options()));
    List<IngestReport.Failure> failures = new ArrayList<>(files.failures());
    return Folding.write(
        context,
        database -> {
          List<IngestReport.Input> inputs = new ArrayList<>();
          for (InputFiles.Understood<NewsMapping> file : files.readable()) {
            inputs.add(read(context, database, file, runId, rejects, failures));
          }
          long near = NearDuplicateMarks.complete(context, database);
          return new IngestReport(
              inputs, near, rejects.path(), rejects.reasons(), rejects.repeated(), failures);
        });
  }

  private static IngestReport.Input read(
      Context context,
      Database database,
      InputFiles.Understood<NewsMapping> file,
      String runId,
      RejectsFile rejects,
      List<IngestReport.Failure> failures) {
    RowSource source = file.source();
    context.progress().stage("ingest " + source.name(), Progress.UNKNOWN);
    long rows = 0;
    long rejected = 0;
    try (CarefulRows open = new CarefulRows(source, failures);
        DocumentWriter writer =
            new DocumentWriter(
                database, NearDuplicateMarks.COMPARISON, runId, context.clock().instant())) {
      Optional<Entry> next = open.next();
      while (next.isPresent()) {
        rows++;
        Outcome<Document> outcome = document(file.mapping(), next.get());
        if (outcome instanceof Outcome.Done<Document> done) {
          writer.add(done.value());
        } else {
          rejects.add(source.name(), rejected(next.get(), outcome));
          rejected++;
        }
        if (rows % REPORT_EVERY == 0) {
          context.progress().advance(REPORT_EVERY);
          stopIfAsked(context, writer);
        }
        next = open.next();
      }
      writer.flush();
      return new IngestReport.Input(
          source.name(), rows, writer.added(), 0, writer.known(), rejected);
    }
  }

  private static void stopIfAsked(Context context, DocumentWriter writer) {
    if (context.progress().stopped()) {
      writer.flush();
      context.checkStopped();
    }
  }

  private static Outcome<Document> document(NewsMapping mapping, Entry entry) {
    return entry instanceof Row row
        ? mapping.document(row)
        : new Outcome.Failed<>(((Reject) entry).reason());
  }

  private static Reject rejected(Entry entry, Outcome<Document> outcome) {
    String reason =
        outcome instanceof Outcome.Failed<Document> failed ? failed.reason() : "skipped";
    return new Reject(entry.line(), reason, entry.raw());
  }
}
