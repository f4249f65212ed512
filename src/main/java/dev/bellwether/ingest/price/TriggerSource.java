package dev.bellwether.ingest.price;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.entity.Evidence;
import dev.bellwether.entity.Mention;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import dev.bellwether.ingest.live.Cadence;
import dev.bellwether.ingest.live.LiveMemory;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.Novelty;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.ingest.live.PriceAlert;
import dev.bellwether.ingest.live.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule over quotes, as a source: each sighting is a price or a volume that met the rule. Which
 * shares had an alert when is remembered over restarts.
 */
public final class TriggerSource implements LiveSource {
  private static final String ALERTED = "alerted ";

  private final PriceRule rule;
  private final Quotes quotes;
  private final Cadence cadence;
  private final LiveMemory memory;
  private final LatestQuotes latest;
  private final PriceHistory history;

  /**
   * A rule over these quotes, which are closed with it.
   *
   * @param latest told of every quote
   */
  public TriggerSource(
      PriceRule rule, Quotes quotes, Cadence cadence, LiveMemory memory, LatestQuotes latest) {
    this.rule = rule;
    this.quotes = quotes;
    this.cadence = cadence;
    this.memory = memory;
    this.latest = latest;
    this.history = new PriceHistory(rule.window().orElse(Duration.ZERO));
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public Duration interval() {
    return cadence.interval();
  }

  @Override
  public Poll poll(Instant now) {
    Map<String, String> before = memory.marks(rule.name());
    Quotes.Look look = quotes.look(before, now);
    Map<String, String> marks = new HashMap<>(look.marks());
    List<Sighting> sightings = new ArrayList<>();
    for (Quote quote : look.quotes()) {
      latest.add(quote);
      String mark = ALERTED + quote.ticker();
      LastAlert last = LastAlert.parse(marks.getOrDefault(mark, before.getOrDefault(mark, "")));
      alert(quote, now)
          .filter(alert -> last.allows(alert, rule))
          .ifPresent(
              alert -> {
                marks.put(mark, LastAlert.of(alert).text());
                sightings.add(sighting(alert, now));
              });
    }
    Instant next = look.more() ? now : next(look, now);
    return new Poll(sightings, look.rejects(), next, look.trouble(), look.ended(), false, marks);
  }

  private Instant next(Quotes.Look look, Instant now) {
    return look.trouble().isPresent()
        ? cadence.afterFailure(now, look.retryAfter())
        : cadence.afterSuccess(now);
  }

  private Optional<PriceAlert> alert(Quote quote, Instant now) {
    boolean stale =
        rule.staleAfter().filter(age -> quote.at().isBefore(now.minus(age))).isPresent();
    if (stale || !(rule.tickers().isEmpty() || rule.tickers().contains(quote.ticker()))) {
      return Optional.empty();
    }
    OptionalDouble change = change(quote);
    OptionalDouble ratio = ratio(quote);
    boolean moved = change.isPresent() && rule.isMove(change.getAsDouble());
    boolean busy =
        rule.volume().isPresent()
            && ratio.isPresent()
            && ratio.getAsDouble() >= rule.volume().getAsDouble();
    return moved || busy
        ? Optional.of(
            new PriceAlert(
                rule.name(),
                quote.ticker(),
                quote.price(),
                change,
                quote.volume(),
                ratio,
                quote.at()))
        : Optional.empty();
  }

  private OptionalDouble change(Quote quote) {
    OptionalDouble reference = reference(quote);
    return reference.isPresent()
        ? OptionalDouble.of(quote.price() / reference.getAsDouble() - 1)
        : OptionalDouble.empty();
  }

  private OptionalDouble reference(Quote quote) {
    if (rule.window().isPresent()) {
      return history.before(quote);
    }
    return quote.reference();
  }

  private static OptionalDouble ratio(Quote quote) {
    return quote.volume().isPresent() && quote.usualVolume().isPresent()
        ? OptionalDouble.of(quote.volume().getAsDouble() / quote.usualVolume().getAsDouble())
        : OptionalDouble.empty();
  }

  private Sighting sighting(PriceAlert alert, Instant now) {
    String title = AlertText.of(alert);
    Content content = new Content(ContentHash.of(title, ""), title, "");
    String key = alert.ticker().symbol();
    Document document =
        new Document(
            DocumentId.of(rule.name(), key, content.hash(), alert.at()),
            rule.name(),
            "",
            List.of(alert.ticker()),
            alert.at(),
            Optional.of(now),
            content);
    return new Sighting(
        document,
        key,
        List.of(new Mention(alert.ticker(), Evidence.SOURCE)),
        new Occasion.PriceMove(alert),
        new Novelty.Fresh());
  }

  @Override
  public void close() {
    quotes.close();
  }
}
