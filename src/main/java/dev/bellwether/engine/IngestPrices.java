package dev.bellwether.engine;

import dev.bellwether.Bar;
import dev.bellwether.Outcome;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.ingest.file.Adjustment;
import dev.bellwether.ingest.file.Entry;
import dev.bellwether.ingest.file.PriceMapping;
import dev.bellwether.ingest.file.PriceOptions;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.Row;
import dev.bellwether.ingest.file.RowSource;
import dev.bellwether.store.BarGaps;
import dev.bellwether.store.BarWriter;
import dev.bellwether.store.Database;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ingest prices}: daily bars from the user's own files. Each file is taken whole. */
public final class IngestPrices {

  private static final int MOST_GAPS_TOLD = 10;

  /**
   * What is asked.
   *
   * @param files in long format, or one per ticker named by the file
   * @param options how to read them
   * @param charset how they are encoded; empty for UTF-8 or what a byte order mark says
   */
  public record Request(List<Path> files, PriceOptions options, Optional<Charset> charset) {
    public Request {
      files = List.copyOf(files);
    }
  }

  private final ExchangeCalendar calendar = ExchangeCalendar.nyse();
  private final RejectsFile rejects;
  private final String adjustment;

  private IngestPrices(RejectsFile rejects, PriceOptions options) {
    this.rejects = rejects;
    this.adjustment = options.adjustment().orElse(Adjustment.COLUMN).key();
  }

  /** Runs the use case. */
  public static IngestReport run(Context context, Request request) {
    return Ledger.record(
        context,
        "ingest prices",
        id -> {
          try (RejectsFile rejects = new RejectsFile(context, id)) {
            return ingest(context, request, id, rejects);
          }
        });
  }

  static IngestReport ingest(Context context, Request request, String runId, RejectsFile rejects) {
    InputFiles<PriceMapping> files =
        InputFiles.open(
            request.files(),
            request.charset(),
            source -> PriceMapping.of(source, request.options()));
    List<IngestReport.Failure> failures = new ArrayList<>(files.failures());
    IngestPrices ingest = new IngestPrices(rejects, request.options());
    return Folding.write(
        context,
        database -> {
          context.progress().stage("ingest prices", files.readable().size());
          List<IngestReport.Input> inputs = new ArrayList<>();
          for (InputFiles.Understood<PriceMapping> file : files.readable()) {
            inputs.add(ingest.read(database, file, runId, failures));
            context.progress().advance(1);
            context.checkStopped();
          }
          tellGaps(context, database, runId);
          return new IngestReport(
              inputs, 0, rejects.path(), rejects.reasons(), rejects.repeated(), failures);
        });
  }

  /** Gaps are no error, since shares are halted and delisted; but nobody should learn it later. */
  private static void tellGaps(Context context, Database database, String runId) {
    List<BarGaps.Gap> gaps = BarGaps.of(database, runId);
    for (BarGaps.Gap gap : gaps.subList(0, Math.min(MOST_GAPS_TOLD, gaps.size()))) {
      context
          .progress()
          .note(
              "price gap: %s has no bar for %d of %d sessions; they are never filled"
                  .formatted(gap.ticker(), gap.missing(), gap.sessions()));
    }
    if (gaps.size() > MOST_GAPS_TOLD) {
      context.progress().note("price gaps in " + gaps.size() + " tickers in all");
    }
  }

  private IngestReport.Input read(
      Database database,
      InputFiles.Understood<PriceMapping> file,
      String runId,
      List<IngestReport.Failure> failures) {
    RowSource source = file.source();
    long rows = 0;
    long rejected = 0;
    long repeated = 0;
    try (CarefulRows open = new CarefulRows(source, failures);
        BarWriter writer = new BarWriter(database, runId)) {
      Optional<Entry> next = open.next();
      while (next.isPresent()) {
        rows++;
        Entry entry = next.get();
        Outcome<Bar> outcome = bar(file.mapping(), entry);
        if (outcome instanceof Outcome.Done<Bar> done) {
          writer.add(done.value(), adjustment);
        } else if (outcome instanceof Outcome.Failed<Bar> failed) {
          rejects.add(source.name(), new Reject(entry.line(), failed.reason(), entry.raw()));
          rejected++;
        } else {
          repeated++;
        }
        next = open.next();
      }
      BarWriter.Counts counts = writer.finish();
      return new IngestReport.Input(
          source.name(),
          rows,
          counts.added(),
          counts.updated(),
          counts.unchanged() + repeated,
          rejected);
    }
  }

  private Outcome<Bar> bar(PriceMapping mapping, Entry entry) {
    if (entry instanceof Reject reject) {
      return new Outcome.Failed<>(reject.reason());
    }
    Outcome<Bar> outcome = mapping.bar((Row) entry);
    if (outcome instanceof Outcome.Done<Bar> done && !isSession(done.value().session())) {
      return new Outcome.Failed<>("not a session of the exchange: " + done.value().session());
    }
    return outcome;
  }

  private boolean isSession(LocalDate date) {
    return !date.isBefore(calendar.first())
        && !date.isAfter(calendar.last())
        && calendar.ordinalOf(date).isPresent();
  }
}
