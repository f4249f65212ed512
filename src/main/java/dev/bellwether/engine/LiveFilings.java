package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.Section;
import dev.bellwether.Ticker;
import dev.bellwether.entity.Evidence;
import dev.bellwether.entity.Mention;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.ingest.edgar.Listing;
import dev.bellwether.ingest.live.FilingSource;
import dev.bellwether.ingest.live.Novelty;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.Sighting;
import dev.bellwether.store.StoredFiling;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a filing as it is accepted. Of its documents the one that says most is the news: the press
 * release behind an 8-K, whose own text is a form; else the form itself. It is the same document
 * that {@code ingest edgar} would store.
 */
final class LiveFilings implements FilingSource.Reader {
  private final FilingDocuments documents;
  private final Companies companies;

  LiveFilings(FilingDocuments documents, Companies companies) {
    this.documents = documents;
    this.companies = companies;
  }

  @Override
  public Outcome<Sighting> read(Listing listing, byte[] submission, Instant now) {
    Filing filing;
    try {
      filing = FilingReader.read(submission);
    } catch (BellwetherException e) {
      return new Outcome.Failed<>(String.valueOf(e.getMessage()));
    }
    Optional<Instant> acceptedAt = FilingDocuments.acceptedAt(filing.header());
    if (acceptedAt.isEmpty()) {
      return new Outcome.Failed<>("no acceptance time");
    }
    List<StoredFiling> stored = documents.stored(filing, acceptedAt.get());
    return stored.isEmpty()
        ? new Outcome.Failed<>("no document with text")
        : new Outcome.Done<>(sighting(listing, filing, mostTelling(stored), now));
  }

  /** Forms are filled in; exhibits are written. */
  private static StoredFiling mostTelling(List<StoredFiling> stored) {
    return stored.stream()
        .filter(StoredFiling::worthReading)
        .filter(document -> document.document().startsWith("EX-"))
        .max(Comparator.comparingInt(document -> document.content().body().length()))
        .orElse(stored.get(0));
  }

  private Sighting sighting(Listing listing, Filing filing, StoredFiling stored, Instant now) {
    List<Ticker> tickers = tickers(listing, filing);
    Document document =
        FilingDocuments.document(
            filing, stored, new FilingStore.Origin(tickers, Optional.empty(), Optional.of(now)));
    Occasion occasion = new Occasion.Filing(filing.form(), listing.accession(), items(filing));
    return new Sighting(
        document,
        listing.accession(),
        document.tickers().stream().map(t -> new Mention(t, Evidence.FILER)).toList(),
        occasion,
        new Novelty.Fresh());
  }

  /** Symbols on the cover page, else what the SEC lists for one of the companies. */
  private List<Ticker> tickers(Listing listing, Filing filing) {
    if (!filing.symbols().isEmpty()) {
      return filing.symbols().stream().map(Ticker::of).toList();
    }
    Optional<Ticker> ofFiler =
        filing.header().companies().stream()
            .flatMap(
                company -> Optional.ofNullable(companies.symbols().get(company.cik())).stream())
            .findFirst();
    return ofFiler
        .or(() -> Optional.ofNullable(companies.symbols().get(listing.cik())))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<String> items(Filing filing) {
    return filing.main().sections().stream()
        .map(Section::item)
        .filter(item -> !item.isEmpty())
        .distinct()
        .toList();
  }
}
