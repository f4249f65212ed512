package dev.bellwether.ingest.edgar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A submission put together from the page that lists a filing's documents: the same header, with
 * the acceptance time in Eastern time, then the form and its exhibits 99.
 */
final class IndexedSubmission {
  private static final Pattern ACCEPTED =
      Pattern.compile("Accepted\\W+(\\d{4})-(\\d{2})-(\\d{2})\\W+(\\d{2}):(\\d{2}):(\\d{2})");
  private static final Pattern PERIOD =
      Pattern.compile("Period of Report\\W+(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern COMPANY =
      Pattern.compile("(.+?)\\s*\\((?:Filer|Subject|Filed by)\\).*");

  private static final Pattern OPENED = Pattern.compile("<html\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSED = Pattern.compile("</html\\b", Pattern.CASE_INSENSITIVE);

  private static final String DOCUMENTS = "table.tableFile tr";

  /** Bytes of all documents together; more is no filing that anybody reads. */
  private static final int LARGEST = 100_000_000;

  private final EdgarFetcher fetcher;
  private final String archiveUrl;
  private final Listing listing;
  private final ByteArrayOutputStream submission = new ByteArrayOutputStream();
  private boolean complete = true;

  IndexedSubmission(EdgarFetcher fetcher, String archiveUrl, Listing listing) {
    this.fetcher = fetcher;
    this.archiveUrl = archiveUrl;
    this.listing = listing;
  }

  /**
   * Empty if there is no such page, or a document that it lists is not there (yet).
   *
   * @throws dev.bellwether.BellwetherException if what comes is no index page or breaks off; it is
   *     forgotten then
   */
  Optional<byte[]> fetch() {
    return once(archiveUrl + listing.indexPath(), IndexedSubmission::faultOfIndex)
        .map(bytes -> Jsoup.parse(new String(bytes, StandardCharsets.UTF_8)))
        .map(this::assemble)
        .filter(assembled -> complete);
  }

  private Optional<byte[]> once(String url, Function<String, Optional<String>> fault) {
    Optional<byte[]> page = fetcher.once(url);
    page.flatMap(body -> fault.apply(new String(body, StandardCharsets.ISO_8859_1)))
        .ifPresent(
            sentence -> {
              throw fetcher.damaged(url, sentence);
            });
    return page;
  }

  /** An index page says when the filing was accepted and ends as HTML does. */
  private static Optional<String> faultOfIndex(String page) {
    Document index = Jsoup.parse(page);
    if (!ACCEPTED.matcher(index.text()).find() || index.selectFirst(DOCUMENTS) == null) {
      return Optional.of("answered with a page that is no index of a filing");
    }
    return faultOfDocument(page);
  }

  /** What starts as HTML ends so; plain text shows no end. */
  private static Optional<String> faultOfDocument(String document) {
    return OPENED.matcher(document).find() && !CLOSED.matcher(document).find()
        ? Optional.of("was cut short by the network")
        : Optional.empty();
  }

  private byte[] assemble(Document page) {
    String text = page.text();
    write("<SEC-HEADER>\n<ACCEPTANCE-DATETIME>" + digits(ACCEPTED, text));
    write("ACCESSION NUMBER:\t\t" + listing.accession());
    write("CONFORMED SUBMISSION TYPE:\t" + listing.form());
    String period = digits(PERIOD, text);
    if (!period.isEmpty()) {
      write("CONFORMED PERIOD OF REPORT:\t" + period);
    }
    write("FILED AS OF DATE:\t\t" + listing.filedOn().toString().replace("-", ""));
    write("FILER:\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\t\t\t" + company(page));
    write("\t\tCENTRAL INDEX KEY:\t\t\t" + listing.cik() + "\n</SEC-HEADER>");
    page.select(DOCUMENTS).forEach(this::document);
    return submission.toByteArray();
  }

  private static String digits(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder digits = new StringBuilder();
    if (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        digits.append(matcher.group(i));
      }
    }
    return digits.toString();
  }

  private static String company(Document page) {
    Matcher name = COMPANY.matcher(page.select(".companyName").text());
    return name.matches() ? name.group(1) : "";
  }

  /** A row: number, description, link, type, size. */
  private void document(Element row) {
    Element link = row.selectFirst("a[href]");
    if (link == null || row.select("td").size() < 4) {
      return;
    }
    String type = row.select("td").get(3).text().strip();
    boolean wanted =
        type.equalsIgnoreCase(listing.form()) || type.toUpperCase(Locale.ROOT).startsWith("EX-99");
    HttpUrl base = HttpUrl.parse(archiveUrl + listing.indexPath());
    // Inline XBRL is shown through a viewer: "/ix?doc=/Archives/...".
    String href = link.attr("href").replaceFirst("^/ixviewer/ix\\.html\\?doc=|^/ix\\?doc=", "");
    HttpUrl url = base == null ? null : base.resolve(href);
    if (!wanted || url == null || !sameServer(url, base)) {
      return;
    }
    Optional<byte[]> body = once(url.toString(), IndexedSubmission::faultOfDocument);
    if (body.isEmpty() || submission.size() + body.get().length > LARGEST) {
      complete = false;
      return;
    }
    write("<DOCUMENT>\n<TYPE>" + type + "\n<FILENAME>" + link.text() + "\n<TEXT>");
    submission.writeBytes(body.get());
    write("\n</TEXT>\n</DOCUMENT>");
  }

  private static boolean sameServer(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  private void write(String line) {
    submission.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
