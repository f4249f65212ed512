package dev.bellwether.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bellwether.BellwetherException;
import dev.bellwether.Document;
import dev.bellwether.SharedData;
import dev.bellwether.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
  private static final Instant SEEN = Instant.parse("2024-01-31T12:00:00Z");

  private static final FeedOptions WIRE = FeedOptions.named("wire");

  private static Feed parse(String xml) {
    return FeedReader.parse(xml.getBytes(UTF_8), "", WIRE, SEEN);
  }

  private static String rss(String item) {
    return "<rss version='2.0'><channel><title>t</title><link>https://x.org</link>"
        + "<description>d</description><item>"
        + item
        + "</item></channel></rss>";
  }

  private static Document only(String item) {
    return parse(rss(item)).items().get(0).document();
  }

  private static void assertNoFeed(byte[] body) {
    assertThatThrownBy(() -> FeedReader.parse(body, "", WIRE, SEEN))
        .isInstanceOf(BellwetherException.class)
        .hasMessageStartingWith("wire ");
  }

  @Test
  void anItemBecomesADocument() {
    Document document =
        only(
            "<title>Apple &amp;amp; &lt;b&gt;co&lt;/b&gt;\n beat</title><link>https://x.org/1</link>"
                + "<guid isPermaLink='false'>g1</guid>"
                + "<pubDate>Wed, 31 Jan 2024 09:30:00 GMT</pubDate>"
                + "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two (NYSE: IBM)&lt;br&gt;three&lt;/p&gt;"
                + "</description>");
    assertThat(document.source()).isEqualTo("wire");
    assertThat(document.url()).isEqualTo("https://x.org/1");
    assertThat(document.content().title()).isEqualTo("Apple & co beat");
    assertThat(document.content().body()).isEqualTo("One.\n\nTwo (NYSE: IBM)\n\nthree");
    assertThat(document.publishedAt()).isEqualTo(Instant.parse("2024-01-31T09:30:00Z"));
    assertThat(document.firstSeenAt()).contains(SEEN);
    assertThat(document.tickers()).extracting(Ticker::symbol).containsExactly("IBM");
  }

  @Test
  void anItemWithoutADateIsDatedWhenSeenAndKeepsItsIdAtTheNextPoll() {
    String xml = rss("<title>Apple</title><guid>g1</guid>");
    FeedItem first = parse(xml).items().get(0);
    FeedItem second =
        FeedReader.parse(xml.getBytes(UTF_8), "", WIRE, SEEN.plusSeconds(60)).items().get(0);
    assertThat(first.dated()).isFalse();
    assertThat(first.document().publishedAt()).isEqualTo(SEEN);
    assertThat(second.document().id()).isEqualTo(first.document().id());
  }

  @Test
  void anItemWithNeitherTitleNorTextIsRejected() {
    Feed feed = parse(rss("<title> </title><link>https://x.org/2</link>"));
    assertThat(feed.items()).isEmpty();
    assertThat(feed.rejects()).containsExactly(new FeedReject(1, "no title", "https://x.org/2"));
  }

  @Test
  void anItemWithoutATitleIsCalledByTheFirstLineOfItsText() {
    String text = "Acme rises on forecast. ".repeat(10);
    assertThat(only("<description>Short note&lt;br&gt;more</description>").content().title())
        .isEqualTo("Short note");
    assertThat(only("<description>" + text + "</description>").content().title())
        .hasSizeLessThan(150)
        .startsWith("Acme rises")
        .endsWith("...");
  }

  @Test
  void theLinkOfAnItemIsAbsolute() {
    String atom =
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://x.org/a/'><entry>"
            + "<title>t</title><link rel='enclosure' href='https://x.org/pod.mp3'/>"
            + "<link href='b/1.html'/></entry></feed>";
    assertThat(parse(atom).items().get(0).document().url()).isEqualTo("https://x.org/a/b/1.html");
    assertThat(only("<title>t</title><guid>https://x.org/g</guid>").url())
        .isEqualTo("https://x.org/g");
    assertThat(only("<title>t</title><guid isPermaLink='false'>https://x.org/g</guid>").url())
        .isEmpty();
  }

  @Test
  void aTitleThatAtomCallsPlainKeepsItsBrackets() {
    String atom =
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='text'>a &lt;b&gt; c</title>"
            + "</entry><entry><title type='html'>a &lt;b&gt; c</title></entry></feed>";
    assertThat(parse(atom).items())
        .extracting(item -> item.document().content().title())
        .containsExactly("a <b> c", "a c");
  }

  @Test
  void anItemWithinWhichTheFeedBreaksOffIsNotTakenForWhole() {
    Feed feed =
        parse(
            "<rss><channel><item><title>one</title></item><item><title>two</title>"
                + "<description>It began wi");
    assertThat(feed.items()).extracting(i -> i.document().content().title()).containsExactly("one");
    assertThat(feed.rejects())
        .containsExactly(new FeedReject(2, "the feed breaks off within it", ""));
  }

  @Test
  void aTimeWithoutAZoneOrADateAloneIsNotAfterTheItemWasSeen() {
    FeedItem unzoned =
        parse(rss("<title>t</title><pubDate>2024-01-31 13:00:00</pubDate>")).items().get(0);
    assertThat(unzoned.document().publishedAt()).isEqualTo(SEEN);
    assertThat(unzoned.dated()).isFalse();
    FeedItem day = parse(rss("<title>t</title><pubDate>2024-01-30</pubDate>")).items().get(0);
    assertThat(day.document().publishedAt()).isEqualTo(Instant.parse("2024-01-31T04:59:59Z"));
    assertThat(day.dated()).isTrue();
  }

  @Test
  void aShortSymbolInACategoryNeedsMoreThanThat() {
    String stock = "<category domain='https://x.org/rss/stock'>NYSE:T</category>";
    assertThat(only("<title>A rainy day</title>" + stock).tickers()).isEmpty();
    assertThat(only("<title>AT&amp;amp;T pays</title>" + stock).tickers())
        .containsExactly(new Ticker("T"));
    assertThat(
            only("<title>X</title><category domain='https://x.org/rss/stock'>Euronext Lisbon:BCP"
                    + "</category>")
                .tickers())
        .isEmpty();
  }

  @Test
  void stockCategoriesAreTickers() {
    assertThat(
            only("<title>X</title><category domain='https://www.globenewswire.com/rss/stock'>"
                    + "Nasdaq:XYZ</category><category domain='https://x.org/topic'>AAPL</category>")
                .tickers())
        .extracting(Ticker::symbol)
        .containsExactly("XYZ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-01-31T09:30:00.123456Z | 2024-01-31T09:30:00.123456Z",
        "2024-01-31T04:30:00.123456789-05:00 | 2024-01-31T09:30:00.123456789Z",
        "Wed, 31 Jan 2024 04:30:00 ET | 2024-01-31T09:30:00Z",
        "Wed, 31 Jan 2024 04:30:00 EST | 2024-01-31T09:30:00Z"
      })
  void datesAreReadToTheLastDigit(String date, String expected) {
    assertThat(only("<title>x</title><pubDate>" + date + "</pubDate>").publishedAt())
        .isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", ""})
  void addressesThatAreNoWebPagesAreDropped(String link) {
    assertThat(only("<title>X</title><link>" + link + "</link>").url()).isEmpty();
  }

  @Test
  void atomIsReadAndItsUpdateStandsInForPublication() {
    Feed feed =
        parse(
            "\n <?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>"
                + "<id>i</id><updated>2024-01-01T00:00:00Z</updated><entry><id>urn:1</id>"
                + "<title type='html'>A &amp;lt; B &lt;i&gt;c&lt;/i&gt;</title>"
                + "<updated>2024-01-31T04:30:00-05:00</updated>"
                + "<link href='https://x.org/1'/></entry></feed>");
    assertThat(feed.items()).hasSize(1);
    Document document = feed.items().get(0).document();
    assertThat(document.content().title()).isEqualTo("A < B c");
    assertThat(document.publishedAt()).isEqualTo(Instant.parse("2024-01-31T09:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-8 | text/xml | ''",
        "UTF-8 | '' | ''",
        "UTF-8 | application/rss+xml; charset=utf-8 | ''",
        "ISO-8859-1 | text/xml | ISO-8859-1",
        "ISO-8859-1 | text/xml; charset=iso-8859-1 | ''",
        "UTF-16 | text/xml | ''",
        "UTF-8 | text/xml; charset=bogus | UTF-8"
      })
  void theCharsetIsFound(String charset, String contentType, String declared) {
    String prolog = declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
    byte[] body =
        (prolog + rss("<title>caf\u00e9</title>"))
            .getBytes(java.nio.charset.Charset.forName(charset));
    assertThat(FeedReader.parse(body, contentType, WIRE, SEEN).items().get(0).document().content())
        .satisfies(content -> assertThat(content.title()).isEqualTo("caf\u00e9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "not xml",
        "<html><body>403 Forbidden</body></html>",
        "{\"error\":1}",
        "<rss>",
        "<rss version='2.0'/>",
        "<feed/>",
        "<a><b></a>",
        "\u0000\u0001",
        "<?xml version='1.0'?>"
      })
  void whatIsNoFeedIsABellwetherException(String body) {
    assertNoFeed(body.getBytes(UTF_8));
    assertNoFeed((body + "x").getBytes(UTF_16));
  }

  @Test
  void aBodyOver20MegabytesIsNotParsed() {
    byte[] body = new byte[FeedReader.LARGEST_BODY + 1];
    Arrays.fill(body, (byte) ' ');
    assertNoFeed(body);
  }

  @Test
  void entitiesAreNeitherExpandedNorFetched() throws IOException {
    Path secret = Files.createTempFile("secret", ".txt");
    Files.writeString(secret, "s3cret");
    String external =
        "<!DOCTYPE rss [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>" + rss("<title>&x;</title>");
    StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
    }
    bomb.append("]>").append(rss("<title>&e39;</title>"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          assertNoFeed(external.getBytes(UTF_8));
          assertNoFeed(bomb.toString().getBytes(UTF_8));
        });
    Files.delete(secret);
  }

  @Test
  void deepNestingFailsFast() {
    String deep =
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>"
            + "<div>".repeat(1_000_000)
            + "</div>".repeat(1_000_000)
            + "</content></entry></feed>";
    assertTimeoutPreemptively(Duration.ofSeconds(120), () -> assertNoFeed(deep.getBytes(UTF_8)));
  }

  @Test
  void deepHtmlInADescriptionIsRead() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () ->
            only(
                "<title>x</title><description>"
                    + "&lt;div&gt;".repeat(500_000)
                    + "y</description>"));
  }

  @Test
  void damagedFeedsAreRowsOrABellwetherException() {
    long seed = 5;
    Random random = new Random(seed);
    byte[] good =
        rss("<title>caf\u00e9</title><pubDate>Wed, 31 Jan 2024 09:30:00 GMT</pubDate>")
            .getBytes(UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      for (int j = 1 + random.nextInt(4); j > 0; j--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(FeedReader.parse(bad, "", WIRE, SEEN)).isNotNull();
      } catch (BellwetherException e) {
        assertThat(e).as("seed %d, case %d", seed, i).hasMessageStartingWith("wire ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"feedparser", "rome", "sec"})
  void theFeedsOfOthersAreReadOrRefused(String corpus) throws IOException {
    Path folder = SharedData.require("data/feeds/" + corpus);
    int read = 0;
    int refused = 0;
    List<Path> files;
    try (var walked = Files.walk(folder)) {
      files = walked.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    }
    for (Path file : files) {
      try {
        FeedReader.parse(Files.readAllBytes(file), "", WIRE, SEEN);
        read++;
      } catch (BellwetherException e) {
        refused++;
      }
    }
    assertThat(read).as("%d of %d refused", refused, files.size()).isGreaterThan(refused);
  }
}
