package dev.bellwether.ingest.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.live.Cadence;
import dev.bellwether.ingest.live.GrowingFiles;
import dev.bellwether.ingest.live.MarkedMemory;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.ingest.live.PriceAlert;
import dev.bellwether.ingest.live.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over quotes in a file of JSON Lines that grows. */
class TriggerSourceTest {
  private static final Instant NOON = Instant.parse("2026-11-25T17:00:00Z");

  @TempDir Path folder;
  private final MarkedMemory memory = new MarkedMemory();
  private final LatestQuotes latest = new LatestQuotes();
  private Instant now = NOON;

  private static PriceRule rule(OptionalDouble move, OptionalDouble volume, Duration... window) {
    return new PriceRule(
        "big",
        Set.of(),
        move,
        volume,
        List.of(window).stream().findFirst(),
        Duration.ofHours(1),
        Optional.of(Duration.ofMinutes(15)));
  }

  private static PriceRule move(double fraction, Duration... window) {
    return rule(OptionalDouble.of(fraction), OptionalDouble.empty(), window);
  }

  private TriggerSource source(PriceRule rule) {
    Path file = folder.resolve("quotes.jsonl");
    GrowingFiles files = new GrowingFiles(() -> Files.exists(file) ? List.of(file) : List.of());
    return new TriggerSource(
        rule,
        new FileQuotes(files, Map.of()),
        new Cadence(Duration.ofSeconds(1), new Random(1)),
        memory,
        latest);
  }

  private void quote(String fields) throws IOException {
    Files.writeString(
        folder.resolve("quotes.jsonl"),
        "{" + fields.replace('\'', '"') + "}\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private Poll look(TriggerSource source) {
    Poll poll = source.poll(now);
    memory.keep(source, poll);
    return poll;
  }

  private static PriceAlert alert(Sighting sighting) {
    return ((Occasion.PriceMove) sighting.occasion()).alert();
  }

  @Test
  void aMoveFromThePreviousCloseIsAnAlert() throws IOException {
    quote("'symbol':'ACME','last':94.2,'prev_close':100,'volume':1200000");
    quote("'symbol':'OTHER','last':101,'prev_close':100");
    List<Sighting> sightings = look(source(move(0.05))).sightings();
    assertThat(sightings).hasSize(1);
    PriceAlert alert = alert(sightings.get(0));
    assertThat(alert.ticker()).isEqualTo(new Ticker("ACME"));
    assertThat(alert.price()).isEqualTo(94.2);
    assertThat(alert.change().getAsDouble()).isCloseTo(-0.058, within(1e-12));
    assertThat(alert.volume()).hasValue(1_200_000);
    assertThat(alert.volumeRatio()).isEmpty();
    assertThat(sightings.get(0).document().content().title()).isEqualTo("ACME down 5.8 % to 94.20");
    assertThat(sightings.get(0).document().tickers()).containsExactly(new Ticker("ACME"));
  }

  @Test
  void everyQuoteIsKnownToOthersForAQuarterOfAnHourWhetherItMovedOrNot() throws IOException {
    quote("'symbol':'OTHER','last':101,'prev_close':100,'at':'2026-11-25T17:00:00Z'");
    quote("'symbol':'OTHER','last':99,'prev_close':100,'at':'2026-11-25T16:59:00Z'");
    assertThat(look(source(move(0.05))).sightings()).isEmpty();
    Ticker other = new Ticker("OTHER");
    assertThat(latest.of(other, NOON.plusSeconds(900)).orElseThrow().price()).isEqualTo(101);
    assertThat(latest.of(other, NOON).orElseThrow().change().getAsDouble())
        .isCloseTo(0.01, within(1e-12));
    assertThat(latest.of(other, NOON.plusSeconds(901))).isEmpty();
    assertThat(latest.of(new Ticker("ACME"), NOON)).isEmpty();
  }

  @Test
  void aZeroOrAMissingPriceIsNoQuoteAndNeverAMove() throws IOException {
    quote("'symbol':'ACME','last':0,'prev_close':100");
    quote("'symbol':'ACME','prev_close':100");
    quote("'symbol':'ACME','last':'n/a','prev_close':100");
    quote("'symbol':'ACME','last':-5,'prev_close':100");
    quote("'symbol':'ACME','last':100,'prev_close':0,'volume':0");
    Poll poll = look(source(move(0.05)));
    assertThat(poll.sightings()).isEmpty();
    assertThat(poll.rejects())
        .extracting(Reject::reason)
        .hasSize(4)
        .allMatch(reason -> reason.equals("quotes.jsonl: no price of ACME"));
  }

  @Test
  void aVolumeAlertDoesNotShowAChangeThatNobodyKnows() throws IOException {
    quote("'symbol':'ACME','last':94.2,'volume':3100000,'avg_volume':1000000");
    PriceRule rule = rule(OptionalDouble.empty(), OptionalDouble.of(3));
    Sighting sighting = look(source(rule)).sightings().get(0);
    assertThat(alert(sighting).change()).isEmpty();
    assertThat(sighting.document().content().title())
        .isEqualTo("ACME at 94.20, volume 3.1 times the usual");
  }

  @Test
  void theSameMoveIsToldOnceAlsoAfterARestartAndAgainWhenItGoesOnAsFar() throws IOException {
    quote("'symbol':'ACME','last':95,'prev_close':100");
    assertThat(look(source(move(0.05))).sightings()).hasSize(1);
    now = now.plusSeconds(60);
    quote("'symbol':'ACME','last':94,'prev_close':100");
    assertThat(look(source(move(0.05))).sightings()).isEmpty();
    quote("'symbol':'ACME','last':90,'prev_close':100");
    assertThat(look(source(move(0.05))).sightings()).hasSize(1);
    quote("'symbol':'ACME','last':95.1,'prev_close':100");
    assertThat(look(source(move(0.05))).sightings()).isEmpty();
    now = now.plusSeconds(3_600);
    quote("'symbol':'ACME','last':90,'prev_close':100");
    assertThat(look(source(move(0.05))).sightings()).hasSize(1);
  }

  @Test
  void whatWasNotKeptIsAlertedAgainUnderTheSameId() throws IOException {
    quote("'symbol':'ACME','last':95,'prev_close':100,'at':'2026-11-25T17:00:00Z'");
    String id = source(move(0.05)).poll(now).sightings().get(0).document().id();
    assertThat(look(source(move(0.05))).sightings().get(0).document().id()).isEqualTo(id);
    assertThat(look(source(move(0.05))).sightings()).isEmpty();
  }

  @Test
  void aMoveWithinAWindowIsCountedFromThePriceThen() throws IOException {
    TriggerSource source = source(move(0.03, Duration.ofMinutes(10)));
    for (int minute = 0; minute < 30; minute++) {
      now = NOON.plusSeconds(60L * minute);
      quote("'symbol':'ACME','last':%s".formatted(100 + 0.2 * minute));
      assertThat(look(source).sightings()).as("minute %d", minute).isEmpty();
    }
    now = NOON.plusSeconds(60 * 30);
    quote("'symbol':'ACME','last':108");
    assertThat(alert(look(source).sightings().get(0)).change().getAsDouble())
        .isCloseTo(108.0 / 104.0 - 1, within(1e-9));
  }

  @Test
  void aStaleQuoteIsNone() throws IOException {
    quote("'symbol':'ACME','last':50,'prev_close':100,'at':'2026-11-25T16:44:59Z'");
    quote("'symbol':'OTHER','last':50,'prev_close':100,'at':1764089160");
    assertThat(look(source(move(0.05))).sightings()).isEmpty();
    quote("'symbol':'ACME','last':50,'prev_close':100,'at':'2026-11-25T16:45:00Z'");
    assertThat(look(source(move(0.05))).sightings()).hasSize(1);
  }
}
