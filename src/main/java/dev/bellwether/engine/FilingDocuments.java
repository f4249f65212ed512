package dev.bellwether.engine;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import dev.bellwether.filing.SubmissionHeader;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import dev.bellwether.store.StoredFiling;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents of a filing as they are kept: the form itself, and its exhibits. */
record FilingDocuments(Priorities priorities) {
  static final String SOURCE = "sec";

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  /** EDGAR takes filings until 22:00; of a filing with a day and no time only this is sure. */
  private static final LocalTime EDGAR_CLOSES = LocalTime.of(22, 0);

  static Optional<Instant> acceptedAt(SubmissionHeader header) {
    return header
        .acceptedAt()
        .or(
            () ->
                header.filedOn().map(day -> day.atTime(EDGAR_CLOSES).atZone(EASTERN).toInstant()));
  }

  /** Those that hold text. */
  List<StoredFiling> stored(Filing filing, Instant acceptedAt) {
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

  /** A stored document read back: the filing as it was, with this document alone. */
  static Filing read(StoredFiling stored) {
    int offset = -(stored.content().title().length() + 2);
    SubmissionHeader header =
        new SubmissionHeader(
            stored.accession(),
            stored.form(),
            Optional.of(stored.acceptedAt()),
            stored.period(),
            Optional.empty(),
            List.of(),
            stored.company().isEmpty()
                ? List.of()
                : List.of(new SubmissionHeader.Company(stored.cik(), stored.company())));
    FilingDocument document =
        new FilingDocument(
            stored.document(),
            "",
            stored.content().body(),
            stored.elements().stream().map(e -> moved(e, offset)).toList(),
            stored.sections().stream().map(s -> moved(s, offset)).toList(),
            List.of(),
            List.of());
    return new Filing(header, List.of(), List.of(document), Optional.empty());
  }

  private static String title(Filing filing, FilingDocument document) {
    String about = Outlines.about(filing, document);
    return about.isBlank() ? "SEC filing" : about;
  }

  private boolean worthReading(Filing filing, FilingDocument document) {
    FormFamily form = FormFamily.of(filing.form());
    if (document.isExhibit()) {
      return priorities.ofExhibit(form, document) > Priorities.SKIPPED;
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

  static Document document(Filing filing, StoredFiling stored, FilingStore.Origin origin) {
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
