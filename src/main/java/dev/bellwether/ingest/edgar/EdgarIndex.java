package dev.bellwether.ingest.edgar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.entity.SymbolHistory;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What EDGAR lists of companies and their filings. */
public final class EdgarIndex {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EdgarFetcher fetcher;
  private final String dataUrl;
  private final String archiveUrl;

  /**
   * An index.
   *
   * @param dataUrl where submissions are listed, without a slash at the end
   * @param archiveUrl where documents and tickers are, without a slash at the end
   */
  public EdgarIndex(EdgarFetcher fetcher, String dataUrl, String archiveUrl) {
    this.fetcher = fetcher;
    this.dataUrl = dataUrl;
    this.archiveUrl = archiveUrl;
  }

  /**
   * The key of the company that has a symbol, or had it before it changed its name.
   *
   * @throws BellwetherException if EDGAR knows no such symbol
   */
  public String cik(String symbol) {
    String wanted = symbol.toUpperCase(Locale.ROOT);
    JsonNode companies = json(archiveUrl + "/files/company_tickers.json");
    for (JsonNode company : companies) {
      String ticker = company.path("ticker").asText().replace('-', '.');
      if (ticker.equals(wanted.replace('-', '.'))) {
        return unpadded(company.path("cik_str").asText());
      }
    }
    return former(wanted)
        .orElseThrow(
            () ->
                BellwetherException.usage(
                    "EDGAR lists no company with the symbol " + symbol, "give its --cik"));
  }

  private static Optional<String> former(String symbol) {
    try {
      return new SymbolHistory().of(Ticker.of(symbol)).map(SymbolHistory.Change::cik);
    } catch (IllegalArgumentException noSymbol) {
      return Optional.empty();
    }
  }

  private static String unpadded(String cik) {
    return cik.replaceFirst("^0+(?=.)", "");
  }

  /** A company's filings of some forms since a day, older pages included. */
  public List<Listing> filings(String cik, Set<String> forms, LocalDate since) {
    String key = "0000000000".substring(Math.min(10, cik.length())) + cik;
    JsonNode company = json(dataUrl + "/submissions/CIK" + key + ".json");
    List<String> tickers = new ArrayList<>();
    company.path("tickers").forEach(ticker -> tickers.add(ticker.asText()));
    JsonNode filings = company.path("filings");
    List<Listing> found = new ArrayList<>();
    add(filings.path("recent"), cik, tickers, forms, since, found);
    for (JsonNode page : filings.path("files")) {
      boolean late = day(page.path("filingTo").asText()).filter(to -> to.isBefore(since)).isEmpty();
      String name = page.path("name").asText();
      if (late && name.matches("[A-Za-z0-9-]+\\.json")) {
        add(json(dataUrl + "/submissions/" + name), cik, tickers, forms, since, found);
      }
    }
    return found;
  }

  private static void add(
      JsonNode columns,
      String cik,
      List<String> tickers,
      Set<String> forms,
      LocalDate since,
      List<Listing> found) {
    for (int i = 0; i < columns.path("accessionNumber").size(); i++) {
      String accession = columns.path("accessionNumber").path(i).asText();
      String form = columns.path("form").path(i).asText();
      Optional<LocalDate> filedOn = day(columns.path("filingDate").path(i).asText());
      if (forms.contains(form)
          && accession.matches("\\d{10}-\\d{2}-\\d{6}")
          && filedOn.filter(day -> !day.isBefore(since)).isPresent()) {
        found.add(new Listing(unpadded(cik), tickers, accession, form, filedOn.get()));
      }
    }
  }

  private static Optional<LocalDate> day(String text) {
    return text.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Optional.of(LocalDate.parse(text))
        : Optional.empty();
  }

  /** The newest filings of some forms, each accession once. */
  public List<Listing> current(Set<String> forms) {
    List<Listing> found = new ArrayList<>();
    for (String form : forms) {
      String url =
          archiveUrl
              + "/cgi-bin/browse-edgar?action=getcurrent&type="
              + form
              + "&company=&dateb=&owner=include&start=0&count=100&output=atom";
      for (Listing listing : CurrentFilings.read(fetcher.current(url))) {
        boolean known = found.stream().anyMatch(f -> f.accession().equals(listing.accession()));
        if (!known && forms.contains(listing.form())) {
          found.add(listing);
        }
      }
    }
    return found;
  }

  /**
   * The full submission: header, form and exhibits. It never changes and is fetched once. Where it
   * cannot be had in one file, it is put together from the filing's index page and its documents.
   *
   * @return empty if EDGAR lists the filing and has it neither way
   * @throws BellwetherException if EDGAR cannot be reached, or its answer breaks off or is another
   *     page
   */
  public Optional<byte[]> submission(Listing listing) {
    String url = archiveUrl + listing.path();
    Optional<byte[]> submission = fetcher.once(url);
    if (submission.isEmpty()) {
      return new IndexedSubmission(fetcher, archiveUrl, listing).fetch();
    }
    SubmissionShape.fault(submission.get())
        .ifPresent(
            fault -> {
              throw fetcher.damaged(url, fault);
            });
    return submission;
  }

  private JsonNode json(String url) {
    try {
      return JSON.readTree(fetcher.current(url));
    } catch (IOException e) {
      fetcher.forget(url);
      throw BellwetherException.failed(
          url + " did not answer with JSON: " + e.getMessage(), "open the address and look", e);
    }
  }
}
