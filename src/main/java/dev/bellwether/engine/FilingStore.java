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
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts filings into the store, one after the other. */
final class FilingStore {
  static final String SOURCE = "sec";

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  /** EDGAR takes filings until 22:00; of a filing with a day and no time only this is sure. */
  private static final LocalTime EDGAR_CLOSES = LocalTime.of(22, 0);

  private final Context context;
  private final Database database;
  private final String runId;
  private final RejectsFile rejects;
  private final Priorities priorities;
  private final List<IngestReport.Input> inputs = new ArrayList<>();

  FilingStore(Context context, Database database, String runId, RejectsFile rejects) {
    this.context = context;
    this.database = database;
    this.runId = runId;
    this.rejects = rejects;
    this.priorities = ChunkFilings.priorities(context);
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
    Optional<Instant> acceptedAt = acceptedAt(filing.header()).or(origin::acceptedAt);
    if (acceptedAt.isEmpty()) {
      reject(name, "no acceptance time; give the full submission, or --accepted-at");
      return;
    }
    List<StoredFiling> stored = stored(filing, acceptedAt.get());
    FilingTable.add(database, stored);
    try (DocumentWriter writer =
        new DocumentWriter(
            database, NearDuplicateMarks.COMPARISON, runId, context.clock().instant())) {
      stored.forEach(document -> writer.add(document(filing, document, origin)));
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

  private static Document document(Filing filing, StoredFiling stored, Origin origin) {
    String url = url(stored);
    List<Ticker> tickers =
        origin.tickers().isEmpty()
            ? filing.symbols().stream().map(Ticker::new).toList()
            : origin.tickers();
    return new Document(
        DocumentId.of(SOURCE, url, stored.content().hash(), stored.acceptedAt()),
        SOURCE,
        url,
        tickers,
        stored.acceptedAt(),
        origin.firstSeenAt(),
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
