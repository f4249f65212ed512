package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.guard.MachinePace;
import dev.bellwether.ingest.Sha256;
import dev.bellwether.ingest.edgar.CurrentList;
import dev.bellwether.ingest.edgar.EdgarFetcher;
import dev.bellwether.ingest.edgar.EdgarIndex;
import dev.bellwether.ingest.edgar.KeptPages;
import dev.bellwether.ingest.edgar.Listing;
import dev.bellwether.store.FilingTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code ingest edgar}: filings of companies since a day, or the newest of all. Full submissions
 * are fetched, whose header has the acceptance time, and kept, so that none is fetched twice.
 */
public final class IngestEdgar {

  /**
   * What is asked.
   *
   * @param tickers companies by symbol
   * @param ciks companies by key
   * @param forms such as 8-K
   * @param since the first day of filing
   * @param current true for the newest filings of all companies, seen now
   */
  public record Request(
      List<Ticker> tickers,
      List<String> ciks,
      Set<String> forms,
      LocalDate since,
      boolean current) {
    public Request {
      tickers = List.copyOf(tickers);
      ciks = List.copyOf(ciks);
    }
  }

  /** A filing to fetch, and whom it is about if the user said so. */
  private record Wanted(Listing listing, List<Ticker> tickers) {}

  /** One answer that breaks off must not keep the other filings away. */
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final Context context;
  private final Request request;
  private final EdgarIndex index;
  private final List<IngestReport.Failure> failures = new ArrayList<>();

  private IngestEdgar(Context context, Request request) {
    this.context = context;
    this.request = request;
    this.index = index(context);
  }

  /** EDGAR as it is set, at the pace that all processes of this machine share. */
  static EdgarIndex index(Context context) {
    return new EdgarIndex(
        fetcher(context),
        context.settings().edgar().dataUrl(),
        context.settings().edgar().archiveUrl());
  }

  private static EdgarFetcher fetcher(Context context) {
    // In the folder that all processes of the machine share, since EDGAR counts by machine.
    String server = Sha256.hex128(context.settings().edgar().archiveUrl()).substring(0, 8);
    Path file =
        Path.of(System.getProperty("java.io.tmpdir"), "bellwether-edgar-" + server + ".pace");
    Duration gap = Duration.ofMillis(1_000 / context.settings().edgar().requestsPerSecond());
    return new EdgarFetcher(
        context.settings().http().userAgent(),
        context.settings().http().timeout(),
        new MachinePace(file, gap, context.clock()),
        pages(context));
  }

  static KeptPages pages(Context context) {
    return new KeptPages(context.workspace().root().resolve("edgar"));
  }

  /** Runs the use case. */
  public static IngestReport run(Context context, Request request) {
    return Ledger.record(
        context,
        "ingest edgar",
        id -> {
          try (RejectsFile rejects = new RejectsFile(context, id)) {
            return ingest(context, request, id, rejects);
          }
        });
  }

  static IngestReport ingest(Context context, Request request, String runId, RejectsFile rejects) {
    IngestEdgar run = new IngestEdgar(context, request);
    return run.ingest(run.wanted(), runId, rejects);
  }

  /** What to fetch, 8-Ks before periodic reports, the newest first, of current ones the oldest. */
  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    if (request.current()) {
      CurrentList current = index.current(request.forms(), known());
      List<Listing> oldestFirst = new ArrayList<>(current.listings());
      // So that all behind a known one is known, wherever this stops.
      Collections.reverse(oldestFirst);
      oldestFirst.forEach(l -> wanted.add(new Wanted(l, List.of())));
      for (String form : current.cutOff()) {
        failures.add(
            new IngestReport.Failure(
                CurrentList.warning(form), "give --since and --tickers, and look more often"));
      }
    }
    for (Ticker ticker : request.tickers()) {
      String cik = index.cik(ticker.symbol());
      for (Listing listing : index.filings(cik, request.forms(), request.since())) {
        wanted.add(new Wanted(listing, List.of(ticker)));
      }
    }
    for (String cik : request.ciks()) {
      for (Listing listing : index.filings(cik, request.forms(), request.since())) {
        wanted.add(new Wanted(listing, List.of()));
      }
    }
    Comparator<LocalDate> filed =
        request.current() ? Comparator.naturalOrder() : Comparator.reverseOrder();
    wanted.sort(
        Comparator.comparing((Wanted w) -> FormFamily.of(w.listing().form()))
            .thenComparing(w -> w.listing().filedOn(), filed)
            .thenComparing(w -> w.listing().accession()));
    return wanted;
  }

  /** Into a workspace without filings only the newest come. */
  private Predicate<String> known() {
    Set<String> known = Folding.read(context, FilingTable::accessions);
    return accession -> known.isEmpty() || known.contains(accession);
  }

  private IngestReport ingest(List<Wanted> wanted, String runId, RejectsFile rejects) {
    context.progress().stage("ingest edgar", wanted.size());
    List<IngestReport.Input> inputs = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int inARow = 0;
    for (Wanted filing : wanted) {
      context.checkStopped();
      Optional<byte[]> submission;
      try {
        submission = index.submission(filing.listing());
      } catch (BellwetherException e) {
        failures.add(IngestReport.Failure.of(e));
        if (++inARow == MOST_FAILURES_IN_A_ROW) {
          // A block or a dead network meets the next one too.
          break;
        }
        continue;
      }
      inARow = 0;
      if (submission.isPresent()) {
        inputs.addAll(store(filing, submission.get(), runId, rejects));
      } else {
        missing.add(filing.listing().accession());
      }
      context.progress().advance(1);
    }
    if (!missing.isEmpty()) {
      failures.add(
          new IngestReport.Failure(
              "EDGAR lists %d filings and does not have them, such as %s"
                  .formatted(missing.size(), missing.get(0)),
              "run the same command again later"));
    }
    return new IngestReport(
        inputs, 0, rejects.path(), rejects.reasons(), rejects.repeated(), failures);
  }

  private List<IngestReport.Input> store(
      Wanted filing, byte[] submission, String runId, RejectsFile rejects) {
    Optional<Instant> seen =
        request.current() ? Optional.of(context.clock().instant()) : Optional.empty();
    List<Ticker> tickers =
        filing.tickers().isEmpty()
            ? filing.listing().tickers().stream().map(Ticker::of).toList()
            : filing.tickers();
    return Folding.write(
        context,
        database -> {
          FilingStore store = new FilingStore(context, database, runId, rejects);
          String name = filing.listing().form() + " " + filing.listing().accession();
          store.add(name, submission, new FilingStore.Origin(tickers, Optional.empty(), seen));
          return store.inputs();
        });
  }
}
