package dev.bellwether.ingest.edgar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small EDGAR on this machine, with our own filings. */
public final class FakeEdgar implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> pages = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String blockPage = "";

  /** Starts it. */
  public FakeEdgar() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    pages.put(
        "/files/company_tickers.json",
        "{\"0\":{\"cik_str\":42,\"ticker\":\"EXW\",\"title\":\"Example Widgets Inc.\"}}");
    pages.put(
        "/submissions/CIK0000000042.json",
        """
        {"cik":"42","tickers":["EXW"],"filings":{"recent":{
         "accessionNumber":["0000000042-24-000009","0000000042-24-000007","0000000042-24-000003"],
         "filingDate":["2024-11-01","2024-08-01","2024-02-20"],
         "acceptanceDateTime":["2024-11-01T16:30:00.000Z","2024-08-01T16:30:12.000Z","2024-02-20T06:00:00.000Z"],
         "form":["4","8-K","10-K"]},
         "files":[{"name":"CIK0000000042-submissions-001.json","filingFrom":"2010-01-01","filingTo":"2015-01-01"}]}}
        """);
    pages.put(
        "/submissions/CIK0000000042-submissions-001.json",
        """
        {"accessionNumber":["0000000042-14-000001"],"filingDate":["2014-05-01"],"form":["8-K"]}
        """);
    pages.put(
        archive("0000000042-24-000007"),
        submission("0000000042-24-000007", "8-K", "20240801163012"));
    pages.put(
        archive("0000000042-24-000003"),
        submission("0000000042-24-000003", "10-K", "20240220060000"));
    pages.put(
        archive("0000000042-14-000001"),
        submission("0000000042-14-000001", "8-K", "20140501080000"));
    pages.put(
        "/cgi-bin/browse-edgar",
        """
        <?xml version="1.0" encoding="ISO-8859-1"?><feed xmlns="http://www.w3.org/2005/Atom">
        <entry><title>8-K - Example Widgets Inc. (0000000042) (Filer)</title>
         <link href="http://x/Archives/edgar/data/42/000000004224000007/0000000042-24-000007-index.htm"/>
         <updated>2024-08-01T16:30:12-04:00</updated><category term="8-K"/>
         <id>urn:tag:sec.gov,2008:accession-number=0000000042-24-000007</id></entry>
        <entry><title>8-K - Example Widgets Inc. (0000000042) (Subject)</title>
         <link href="http://x/Archives/edgar/data/42/000000004224000007/0000000042-24-000007-index.htm"/>
         <updated>2024-08-01T16:30:12-04:00</updated><category term="8-K"/>
         <id>urn:tag:sec.gov,2008:accession-number=0000000042-24-000007</id></entry></feed>
        """);
  }

  private static String archive(String accession) {
    return "/Archives/edgar/data/42/" + accession.replace("-", "") + "/" + accession + ".txt";
  }

  private static String submission(String accession, String form, String accepted) {
    String item =
        form.equals("8-K")
            ? "Item 2.02. Results of Operations and Financial Condition"
            : "Item 1A. Risk Factors";
    return """
        <SEC-DOCUMENT>%1$s.txt : 2024
        <SEC-HEADER>%1$s.hdr.sgml : 2024
        <ACCEPTANCE-DATETIME>%3$s
        ACCESSION NUMBER:\t\t%1$s
        CONFORMED SUBMISSION TYPE:\t%2$s
        FILER:
        \tCOMPANY DATA:
        \t\tCOMPANY CONFORMED NAME:\t\t\tEXAMPLE WIDGETS INC
        \t\tCENTRAL INDEX KEY:\t\t\t0000000042
        </SEC-HEADER>
        <DOCUMENT>
        <TYPE>%2$s
        <TEXT>
        <html><body><p><b>%4$s</b></p><p>In %1$s the company said that sales fell.</p></body></html>
        </TEXT>
        </DOCUMENT>
        </SEC-DOCUMENT>
        """
        .formatted(accession, form, accepted, item);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      times.add(System.nanoTime());
      String path = exchange.getRequestURI().getPath();
      asked.add(path + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      String start = query.replaceFirst(".*start=(\\d+).*", "$1");
      String page = pages.get(start.matches("[1-9]\\d*") ? path + " from " + start : path);
      if (!blockPage.isEmpty()) {
        send(exchange, status, blockPage);
      } else if (page == null) {
        send(exchange, 404, "no such page");
      } else if (page.hashCode() == etag(exchange)) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.getResponseHeaders().set("ETag", "\"" + page.hashCode() + "\"");
        send(exchange, 200, page);
      }
    }
  }

  private static int etag(HttpExchange exchange) {
    String sent = exchange.getRequestHeaders().getFirst("If-None-Match");
    return sent == null ? 0 : Integer.parseInt(sent.replace("\"", ""));
  }

  private static void send(HttpExchange exchange, int code, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every path that was asked for, with the user agent that asked. */
  public List<String> asked() {
    return asked;
  }

  /** When each of them came, by {@link System#nanoTime()}. */
  public List<Long> times() {
    return times;
  }

  /** From now on the first 8-K is there document by document only, below its index page. */
  public void splitFirst8K() {
    String text = archive("0000000042-24-000007");
    String folder = text.substring(0, text.lastIndexOf('/') + 1);
    pages.remove(text);
    pages.put(
        folder + "0000000042-24-000007-index.htm",
        """
        <html><body><div class="formGrouping"><div class="infoHead">Filing Date</div><div class="info">2024-08-01</div>
        <div class="infoHead">Accepted</div><div class="info">2024-08-01 16:30:12</div></div>
        <div class="infoHead">Period of Report</div><div class="info">2024-07-31</div>
        <table class="tableFile"><tr><th>Seq</th><th>Description</th><th>Document</th><th>Type</th><th>Size</th></tr>
        <tr><td>1</td><td>FORM 8-K</td><td><a href="/ix?doc=%1$sform.htm">form.htm</a></td><td>8-K</td><td>9</td></tr>
        <tr><td>2</td><td>RELEASE</td><td><a href="%1$srelease.htm">release.htm</a></td><td>EX-99.1</td><td>9</td></tr>
        <tr><td>3</td><td></td><td><a href="%1$slogo.jpg">logo.jpg</a></td><td>GRAPHIC</td><td>9</td></tr></table>
        <span class="companyName">Example Widgets Inc. (Filer) <acronym>CIK</acronym>: 0000000042</span></body></html>
        """
            .formatted(folder));
    pages.put(
        folder + "form.htm",
        "<html><body><p><b>Item 2.02 Results of Operations</b></p><p>See Exhibit 99.1.</p></body></html>");
    pages.put(folder + "release.htm", "<html><body><p>Sales fell.</p></body></html>");
  }

  /** From now on company 7 with the symbol MNY has so many filings, an 8-K each. */
  public void fileMany(int filings) {
    List<String> accessions = new ArrayList<>();
    for (int i = 1; i <= filings; i++) {
      String accession = "0000000042-23-%06d".formatted(i);
      accessions.add(accession);
      pages.put(
          archive(accession).replace("/42/", "/7/"),
          submission(accession, "8-K", "20230801163012"));
    }
    pages.put(
        "/submissions/CIK0000000007.json",
        "{\"cik\":\"7\",\"tickers\":[\"MNY\"],\"filings\":{\"recent\":{\"accessionNumber\":[\"%s\"],\"filingDate\":[%s],\"form\":[%s]},\"files\":[]}}"
            .formatted(
                String.join("\",\"", accessions),
                String.join(",", Collections.nCopies(filings, "\"2023-08-01\"")),
                String.join(",", Collections.nCopies(filings, "\"8-K\""))));
  }

  /**
   * From now on the first so many of {@link #fileMany} are those that were filed now.
   *
   * @param every of so many one is an 8-K, the others are amendments of one
   */
  public void listAsCurrent(int filings, int every) {
    for (int from = 0; from <= filings; from += 100) {
      StringBuilder feed = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\">");
      for (int i = filings - from; i > Math.max(0, filings - from - 100); i--) {
        feed.append(
            "<entry><link href=\"http://x/Archives/edgar/data/7/a-index.htm\"/><updated>2023-08-01T16:30:12-04:00</updated><category term=\"%s\"/><id>urn:tag:sec.gov,2008:accession-number=0000000042-23-%06d</id></entry>"
                .formatted(i % every == 0 ? "8-K" : "8-K/A", i));
      }
      pages.put(
          "/cgi-bin/browse-edgar" + (from == 0 ? "" : " from " + from),
          feed.append("</feed>").toString());
    }
  }

  /** The first so many of {@link #fileMany} are listed and not there. */
  public void loseOfMany(int filings) {
    for (int i = 1; i <= filings; i++) {
      pages.remove(archive("0000000042-23-%06d".formatted(i)).replace("/42/", "/7/"));
    }
  }

  /** From now on it answers everything with this. */
  public void block(int code, String page) {
    status = code;
    blockPage = page;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
