package dev.bellwether.ingest.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.web.PageAnswer;
import dev.bellwether.ingest.web.WebPages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quotes of a vendor. Within one look no more requests are made than the vendor allows for the time
 * until the next; the shares take turns.
 */
public final class VendorQuotes implements Quotes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final QuoteVendor vendor;
  private final List<QuoteVendor.Ask> asks;
  private final int atOnce;
  private final WebPages pages;
  private int next;

  /**
   * Quotes.
   *
   * @param tickers whose
   * @param interval how often they are looked at
   * @param pages asks for pages; closed by who made it
   */
  public VendorQuotes(QuoteVendor vendor, List<Ticker> tickers, Duration interval, WebPages pages) {
    this.vendor = vendor;
    this.asks = vendor.asks(tickers);
    this.pages = pages;
    double allowed = vendor.perMinute() * (interval.toMillis() / 60_000.0);
    this.atOnce = (int) Math.max(1, Math.min(asks.size(), allowed));
  }

  @Override
  public Look look(Map<String, String> marks, Instant now) {
    List<Quote> quotes = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      QuoteVendor.Ask ask = asks.get(next);
      PageAnswer answer = pages.get(ask.request());
      if (!(answer instanceof PageAnswer.Page page)) {
        return without(answer, quotes, rejects);
      }
      Optional<JsonNode> tree = tree(page.body());
      if (tree.isEmpty()) {
        return with(vendor.name() + " did not answer with JSON", Optional.empty(), quotes, rejects);
      }
      List<Quote> answered = vendor.quotes(ask, tree.get());
      quotes.addAll(answered);
      rejects.addAll(missing(ask, answered));
      next = (next + 1) % asks.size();
    }
    return Look.of(quotes, rejects);
  }

  private static Optional<JsonNode> tree(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree.isContainerNode() ? Optional.of(tree) : Optional.empty();
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private List<Reject> missing(QuoteVendor.Ask ask, List<Quote> answered) {
    List<Ticker> known = answered.stream().map(Quote::ticker).toList();
    return ask.about().stream()
        .filter(ticker -> !known.contains(ticker))
        .map(t -> new Reject(0, vendor.name() + " has no quote of " + t, t.symbol()))
        .toList();
  }

  /** What was learned before the failure stands. */
  private Look without(PageAnswer answer, List<Quote> quotes, List<Reject> rejects) {
    if (answer instanceof PageAnswer.Refused refused) {
      return with(vendor.name() + " " + refused.problem(), refused.retryAfter(), quotes, rejects);
    }
    String problem =
        answer instanceof PageAnswer.Broken broken ? broken.problem() : "it answered nothing";
    return with(vendor.name() + ": " + problem, Optional.empty(), quotes, rejects);
  }

  private static Look with(
      String trouble, Optional<Duration> wait, List<Quote> quotes, List<Reject> rejects) {
    return new Look(quotes, rejects, Optional.of(trouble), wait, false, false, Map.of());
  }

  @Override
  public void close() {
    // The client is shared.
  }
}
