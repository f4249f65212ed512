package dev.bellwether.ingest.edgar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.entity.SymbolHistory;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What EDGAR lists of companies and their filings. */
public final class EdgarIndex {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Entries on a page of current filings; EDGAR gives no more. */
  private static final int PAGE = 100;

  /** Pages that are looked at for what is new: a thousand filings of a form are days of them. */
  private static final int MOST_PAGES = 10;

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

  /**
   * The newest filings of some forms, each accession once: page after page, until the oldest filing
   * on a page is known.
   *
   * @param known accessions that an earlier look has shown; true of all for the first page alone
   */
  public CurrentList current(Set<String> forms, Predicate<String> known) {
    Map<String, Listing> found = new LinkedHashMap<>();
    List<String> cutOff = new ArrayList<>();
    for (String form : forms) {
      int page = 0;
      boolean more = true;
      while (more && page < MOST_PAGES) {
        List<Listing> listed = currentPage(form, page++ * PAGE);
        String oldest = "";
        for (Listing listing : listed) {
          if (forms.contains(listing.form())) {
            found.putIfAbsent(listing.accession(), listing);
            oldest = listing.accession();
          }
        }
        more = listed.size() >= PAGE && !known.test(oldest);
      }
      if (more) {
        cutOff.add(form);
      }
    }
    return new CurrentList(List.copyOf(found.values()), cutOff);
  }

  private List<Listing> currentPage(String form, int start) {
    String url =
        archiveUrl
            + "/cgi-bin/browse-edgar?action=getcurrent&type=%s&company=&dateb=&owner=include&start=%d&count=%d&output=atom"
                .formatted(form, start, PAGE);
    return CurrentFilings.read(fetcher.current(url));
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
