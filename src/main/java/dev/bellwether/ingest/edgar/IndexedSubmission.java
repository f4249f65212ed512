package dev.bellwether.ingest.edgar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
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

  private final EdgarFetcher fetcher;
  private final String archiveUrl;
  private final Listing listing;
  private final ByteArrayOutputStream submission = new ByteArrayOutputStream();

  IndexedSubmission(EdgarFetcher fetcher, String archiveUrl, Listing listing) {
    this.fetcher = fetcher;
    this.archiveUrl = archiveUrl;
    this.listing = listing;
  }

  /** Empty if there is no such page, or it does not say when the filing was accepted. */
  Optional<byte[]> fetch() {
    return fetcher
        .once(archiveUrl + listing.indexPath())
        .map(bytes -> Jsoup.parse(new String(bytes, StandardCharsets.UTF_8)))
        .filter(page -> ACCEPTED.matcher(page.text()).find())
        .map(this::assemble);
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
    page.select("table.tableFile tr").forEach(this::document);
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
    if (!wanted || url == null || !url.host().equals(base.host())) {
      return;
    }
    fetcher
        .once(url.toString())
        .ifPresent(
            body -> {
              write("<DOCUMENT>\n<TYPE>" + type + "\n<FILENAME>" + link.text() + "\n<TEXT>");
              submission.writeBytes(body);
              write("\n</TEXT>\n</DOCUMENT>");
            });
  }

  private void write(String line) {
    submission.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
