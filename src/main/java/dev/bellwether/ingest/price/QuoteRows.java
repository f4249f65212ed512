package dev.bellwether.ingest.price;

import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.NamedFields;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.file.TimeStamp;
import dev.bellwether.ingest.live.RowSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Collects quotes from rows. */
final class QuoteRows implements RowSink {
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "ticker", List.of("ticker", "symbol"),
          "price", List.of("price", "last", "lastprice", "close", "c"),
          "previous_close", List.of("previousclose", "prevclose", "pc"),
          "open", List.of("open", "o"),
          "volume", List.of("volume", "vol", "v"),
          "usual_volume", List.of("usualvolume", "averagevolume", "avgvolume", "adv"),
          "at", List.of("at", "time", "timestamp", "datetime", "date", "t"));

  private final Map<String, String> mapping;
  private final Instant now;
  private final List<Quote> quotes = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();

  /**
   * A collector.
   *
   * @param mapping field to column; what is not named is guessed
   * @param now when a quote is from that does not say
   */
  QuoteRows(Map<String, String> mapping, Instant now) {
    this.mapping = mapping;
    this.now = now;
  }

  /**
   * A mapping that names fields there are.
   *
   * @throws BellwetherException if it names another
   */
  static Map<String, String> checked(Map<String, String> mapping) {
    for (String field : mapping.keySet()) {
      if (!USUAL.containsKey(field)) {
        throw BellwetherException.usage(
            "there is no field '" + field + "' of quotes to map a column to",
            "fields are: " + String.join(", ", new TreeSet<>(USUAL.keySet())));
      }
    }
    return Map.copyOf(mapping);
  }

  @Override
  public Optional<String> take(Map<String, String> columns) {
    NamedFields fields = new NamedFields(columns, mapping, USUAL);
    Optional<Ticker> ticker = ticker(fields.get("ticker"));
    double price = number(fields.get("price"));
    String written = fields.get("at");
    Optional<Instant> at = written.isEmpty() ? Optional.of(now) : TimeStamp.read(written);
    if (ticker.isEmpty()) {
      return Optional.of("no ticker");
    }
    if (!Quote.isPrice(price)) {
      return Optional.of("no price of " + ticker.get());
    }
    if (at.isEmpty()) {
      return Optional.of("no time with a zone in '" + written + "'");
    }
    quotes.add(
        new Quote(
            ticker.get(),
            price,
            Quote.known(number(fields.get("previous_close"))),
            Quote.known(number(fields.get("open"))),
            Quote.known(number(fields.get("volume"))),
            Quote.known(number(fields.get("usual_volume"))),
            at.get()));
    return Optional.empty();
  }

  private static Optional<Ticker> ticker(String text) {
    try {
      return Optional.of(Ticker.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.replace(",", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  @Override
  public void reject(long number, String reason, String raw) {
    rejects.add(new Reject(number, reason, raw));
  }

  List<Quote> quotes() {
    return quotes;
  }

  List<Reject> rejects() {
    return rejects;
  }
}
