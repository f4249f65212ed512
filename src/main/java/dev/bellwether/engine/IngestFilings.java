package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import dev.bellwether.filing.SubmissionHeader;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.store.Database;
import dev.bellwether.store.DocumentWriter;
import dev.bellwether.store.FilingTable;
import dev.bellwether.store.StoredFiling;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ingest filings}: SEC filings from the user's files. Each document of a filing that holds
 * text becomes a document of the store, published when EDGAR accepted it.
 */
public final class IngestFilings {
  static final String SOURCE = "sec";

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  /** EDGAR takes filings until 22:00; of a filing with a day and no time only this is sure. */
  private static final LocalTime EDGAR_CLOSES = LocalTime.of(22, 0);

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

  private final Context context;
  private final Request request;
  private final Database database;
  private final String runId;
  private final RejectsFile rejects;
  private final Priorities priorities;
  private final List<IngestReport.Input> inputs = new ArrayList<>();

  private IngestFilings(
      Context context, Request request, Database database, String runId, RejectsFile rejects) {
    this.context = context;
    this.request = request;
    this.database = database;
    this.runId = runId;
    this.rejects = rejects;
    this.priorities = ChunkFilings.priorities(context);
  }

  /** Runs the use case. */
  public static IngestReport run(Context context, Request request) {
    return Ledger.record(
        context,
        "ingest filings",
        id -> {
          try (RejectsFile rejects = new RejectsFile(context, id)) {
            return Folding.write(
                context,
                database -> new IngestFilings(context, request, database, id, rejects).ingest());
          }
        });
  }

  private IngestReport ingest() {
    context.progress().stage("ingest filings", Progress.UNKNOWN);
    FilingFiles.read(
        request.files(),
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            context.checkStopped();
            add(name, bytes);
            context.progress().advance(1);
          }

          @Override
          public void unreadable(String name, String reason) {
            reject(name, reason);
          }
        });
    return new IngestReport(
        inputs, 0, rejects.path(), rejects.reasons(), rejects.repeated(), List.of());
  }

  private void reject(String name, String reason) {
    rejects.add(name, new Reject(0, reason, name));
    inputs.add(new IngestReport.Input(name, 1, 0, 0, 0, 1));
  }

  private void add(String name, byte[] bytes) {
    Filing filing;
    try {
      filing = FilingReader.read(bytes);
    } catch (BellwetherException e) {
      reject(name, String.valueOf(e.getMessage()));
      return;
    }
    Optional<Instant> acceptedAt = acceptedAt(filing.header()).or(request::acceptedAt);
    if (acceptedAt.isEmpty()) {
      reject(name, "no acceptance time; give the full submission, or --accepted-at");
      return;
    }
    List<StoredFiling> stored = stored(filing, acceptedAt.get());
    FilingTable.add(database, stored);
    try (DocumentWriter writer =
        new DocumentWriter(
            database, NearDuplicateMarks.COMPARISON, runId, context.clock().instant())) {
      stored.forEach(document -> writer.add(document(filing, document)));
      writer.flush();
      inputs.add(new IngestReport.Input(name, stored.size(), writer.added(), 0, writer.known(), 0));
    }
  }

  private static Optional<Instant> acceptedAt(SubmissionHeader header) {
    return header
        .acceptedAt()
        .or(
            () ->
                header.filedOn().map(day -> day.atTime(EDGAR_CLOSES).atZone(EASTERN).toInstant()));
  }

  private List<StoredFiling> stored(Filing filing, Instant acceptedAt) {
    SubmissionHeader header = filing.header();
    List<StoredFiling> stored = new ArrayList<>();
    for (FilingDocument document : filing.documents()) {
      if (!document.text().isBlank()) {
        String title = title(filing, document);
        int offset = title.length() + 2;
        Content content =
            new Content(ContentHash.of(title, document.text()), title, document.text());
        stored.add(
            new StoredFiling(
                content,
                header.accession(),
                filing.form(),
                document.type(),
                header.companies().isEmpty() ? "" : header.companies().get(0).cik(),
                header.companies().isEmpty() ? "" : header.companies().get(0).name(),
                header.period(),
                acceptedAt,
                worthReading(filing, document),
                document.elements().stream().map(e -> moved(e, offset)).toList(),
                document.sections().stream().map(s -> moved(s, offset)).toList()));
      }
    }
    return stored;
  }

  private static String title(Filing filing, FilingDocument document) {
    String about = Outlines.about(filing, document);
    return about.isBlank() ? "SEC filing" : about;
  }

  private boolean worthReading(Filing filing, FilingDocument document) {
    FormFamily form = FormFamily.of(filing.form());
    if (document.isExhibit()) {
      return priorities.ofExhibit(form, document.type()) > Priorities.SKIPPED;
    }
    return document.sections().stream()
        .anyMatch(section -> priorities.of(form, section) > Priorities.SKIPPED);
  }

  private static Element moved(Element element, int offset) {
    return new Element(element.kind(), moved(element.span(), offset), element.source());
  }

  private static Section moved(Section section, int offset) {
    return new Section(
        section.part(),
        section.item(),
        section.title(),
        moved(section.span(), offset),
        section.confidence(),
        section.state());
  }

  private static Span moved(Span span, int offset) {
    return new Span(span.start() + offset, span.end() + offset);
  }

  private Document document(Filing filing, StoredFiling stored) {
    String url = url(stored);
    List<Ticker> tickers =
        request.tickers().isEmpty()
            ? filing.symbols().stream().map(Ticker::new).toList()
            : request.tickers();
    return new Document(
        DocumentId.of(SOURCE, url, stored.content().hash(), stored.acceptedAt()),
        SOURCE,
        url,
        tickers,
        stored.acceptedAt(),
        Optional.empty(),
        stored.content());
  }

  /** Where EDGAR keeps it; empty for files without a number. */
  private static String url(StoredFiling filing) {
    if (filing.cik().isEmpty() || filing.accession().isEmpty()) {
      return "";
    }
    return "https://www.sec.gov/Archives/edgar/data/%s/%s/%s-index.htm"
        .formatted(filing.cik(), filing.accession().replace("-", ""), filing.accession());
  }
}
