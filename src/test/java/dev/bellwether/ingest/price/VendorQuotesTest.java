package dev.bellwether.ingest.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.web.WebPages;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vendors of prices, played by a server on this machine. */
class VendorQuotesTest {
  private static final Instant NOON = Instant.parse("2026-11-25T17:00:00Z");

  private final MockWebServer server = new MockWebServer();
  private final WebPages pages =
      new WebPages("", Duration.ofSeconds(20), Clock.fixed(NOON, ZoneOffset.UTC));
  private String url = "";

  @BeforeEach
  void start() throws IOException {
    server.start();
    url = server.url("/v").toString();
  }

  @AfterEach
  void stop() {
    pages.close();
    server.close();
  }

  private Quotes quotes(QuoteVendor vendor, Duration interval, String... symbols) {
    List<Ticker> tickers = Arrays.stream(symbols).map(Ticker::of).toList();
    return new VendorQuotes(vendor, tickers, interval, pages);
  }

  private void answer(String json) {
    server.enqueue(new MockResponse.Builder().body(json.replace('\'', '"')).build());
  }

  private static Quotes.Look look(Quotes quotes) {
    return quotes.look(Map.of(), NOON);
  }

  @Test
  void finnhubIsAskedShareByShareAndItsZerosAreNoQuotes() throws InterruptedException {
    answer("{'c':261.74,'d':-1,'dp':-0.4,'h':263,'l':260,'o':261.07,'pc':259.45,'t':1764089100}");
    answer("{'c':0,'d':null,'dp':null,'h':0,'l':0,'o':0,'pc':0,'t':0}");
    Quotes.Look look =
        look(quotes(new Finnhub(url, "s3cret"), Duration.ofMinutes(1), "AAPL", "NOPE"));
    assertThat(look.quotes())
        .containsExactly(
            new Quote(
                new Ticker("AAPL"),
                261.74,
                OptionalDouble.of(259.45),
                OptionalDouble.of(261.07),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Instant.ofEpochSecond(1_764_089_100)));
    assertThat(look.rejects())
        .extracting(Reject::reason)
        .containsExactly("Finnhub has no quote of NOPE");
    var request = server.takeRequest();
    assertThat(request.getUrl().queryParameter("symbol")).isEqualTo("AAPL");
    assertThat(request.getHeaders().get("X-Finnhub-Token")).isEqualTo("s3cret");
    assertThat(request.getUrl().toString()).doesNotContain("s3cret");
  }

  @Test
  void aLookMakesNoMoreRequestsThanTheVendorAllowsAndSharesTakeTurns() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      answer("{'c':1,'t':1764089100}");
    }
    Quotes quotes = quotes(new Finnhub(url, "k"), Duration.ofSeconds(2), "A", "B", "C");
    look(quotes);
    assertThat(server.getRequestCount()).isEqualTo(2);
    look(quotes);
    assertThat(List.of(symbol(), symbol(), symbol(), symbol())).containsExactly("A", "B", "C", "A");
  }

  private String symbol() throws InterruptedException {
    return String.valueOf(server.takeRequest().getUrl().queryParameter("symbol"));
  }

  @Test
  void tiingoGivesAllSharesAtOnce() throws InterruptedException {
    answer(
        """
        [{'ticker':'AAPL','timestamp':'2026-11-25T16:59:00+00:00','last':190.5,'tngoLast':190.6,
          'prevClose':189.0,'open':189.5,'volume':1000},
         {'ticker':'BRK-B','timestamp':'2026-11-25T16:59:00+00:00','tngoLast':null,'last':400,
          'prevClose':399,'volume':0},
         {'ticker':'DEAD','timestamp':'2026-11-25T16:59:00+00:00','tngoLast':0,'last':0}]
        """);
    Quotes.Look look =
        look(quotes(new Tiingo(url, "k"), Duration.ofMinutes(5), "AAPL", "BRK.B", "DEAD"));
    assertThat(look.quotes()).extracting(Quote::price).containsExactly(190.6, 400.0);
    assertThat(look.quotes().get(1).volume()).isEmpty();
    assertThat(look.rejects()).extracting(Reject::raw).containsExactly("DEAD");
    var request = server.takeRequest();
    assertThat(request.getUrl().queryParameter("tickers")).isEqualTo("aapl,brk-b,dead");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Token k");
  }

  @Test
  void alpacaGivesTheVolumeOfTheSessionBefore() throws InterruptedException {
    answer(
        """
        {'AAPL':{'latestTrade':{'t':'2026-11-25T16:59:00.123456789Z','p':190.6},
                 'dailyBar':{'o':189.5,'c':190.6,'v':3000},'prevDailyBar':{'c':189.0,'v':1000}},
         'DEAD':{'latestTrade':null}}
        """);
    Quotes.Look look =
        look(quotes(new Alpaca(url, "k", "s"), Duration.ofMinutes(1), "AAPL", "DEAD"));
    Quote quote = look.quotes().get(0);
    assertThat(quote.previousClose()).hasValue(189.0);
    assertThat(quote.volume()).hasValue(3_000);
    assertThat(quote.usualVolume()).hasValue(1_000);
    assertThat(look.rejects()).extracting(Reject::raw).containsExactly("DEAD");
    var request = server.takeRequest();
    assertThat(request.getHeaders().get("APCA-API-KEY-ID")).isEqualTo("k");
    assertThat(request.getHeaders().get("APCA-API-SECRET-KEY")).isEqualTo("s");
    assertThat(request.getUrl().queryParameter("feed")).isEqualTo("iex");
  }

  @Test
  void aVendorThatWantsToBeLeftAloneIs() {
    answer("{'c':1,'t':1764089100}");
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
    Quotes.Look look = look(quotes(new Finnhub(url, "k"), Duration.ofMinutes(1), "A", "B"));
    assertThat(look.quotes()).hasSize(1);
    assertThat(look.trouble())
        .hasValueSatisfying(t -> assertThat(t).startsWith("Finnhub answered 429"));
    assertThat(look.retryAfter()).contains(Duration.ofSeconds(30));
  }

  @Test
  void aPageThatIsNoJsonIsTrouble() {
    answer("<html>");
    assertThat(look(quotes(new Tiingo(url, "k"), Duration.ofMinutes(5), "A")).trouble())
        .contains("Tiingo did not answer with JSON");
  }
}
