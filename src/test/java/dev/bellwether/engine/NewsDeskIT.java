package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import dev.bellwether.ingest.file.Reject;
import dev.bellwether.ingest.live.LiveSource;
import dev.bellwether.ingest.live.NewsDesk;
import dev.bellwether.ingest.live.Novelty;
import dev.bellwether.ingest.live.Occasion;
import dev.bellwether.ingest.live.Poll;
import dev.bellwether.ingest.live.Sighting;
import dev.bellwether.store.LiveItems;
import dev.bellwether.store.State;
import dev.bellwether.store.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new is judged over sources and restarts, with the memory in a real state file. */
class NewsDeskIT {
  private static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");

  @TempDir Path folder;
  private State state;
  private NewsDesk desk;
  private Instant now = NOON;

  @BeforeEach
  void open() {
    state = State.open(Workspace.in(folder));
    desk = new NewsDesk(new StoredMemory(new LiveItems(state)), now);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private void restart() {
    close();
    open();
  }

  /** A source that shows what it is given. */
  private record Showing(String name, Poll poll) implements LiveSource {
    @Override
    public Duration interval() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Poll poll(Instant at) {
      return poll;
    }

    @Override
    public void close() {}
  }

  private record Item(String key, String title, String body, String tickers, String at) {
    Item(String key, String title) {
      this(key, title, "", "", "2024-01-31T11:00:00Z");
    }

    Item about(String symbols) {
      return new Item(key, title, body, symbols, at);
    }

    Item saying(String text) {
      return new Item(key, title, text, tickers, at);
    }

    Item dated(String time) {
      return new Item(key, title, body, tickers, time);
    }

    Sighting sighting(String source, Instant seen, Occasion occasion) {
      Content content = new Content(ContentHash.of(title, body), title, body);
      Instant published = Instant.parse(at);
      List<Ticker> named =
          Arrays.stream(tickers.split(" ")).filter(t -> !t.isEmpty()).map(Ticker::of).toList();
      Document document =
          new Document(
              DocumentId.of(source, key + tickers, content.hash(), published),
              source,
              key.startsWith("http") ? key : "",
              named,
              published,
              Optional.of(seen),
              content);
      return new Sighting(document, key, List.of(), occasion, new Novelty.Fresh());
    }
  }

  private LiveSource source(String name, Item... items) {
    return source(name, new Occasion.News(), items);
  }

  private LiveSource source(String name, Occasion occasion, Item... items) {
    List<Sighting> shown =
        Arrays.stream(items).map(item -> item.sighting(name, now, occasion)).toList();
    return new Showing(name, Poll.of(shown, List.of(), now, Map.of()));
  }

  private List<Sighting> look(LiveSource source) {
    Poll poll = desk.look(source, now);
    desk.keep(source, poll, now);
    return poll.sightings();
  }

  private Novelty only(LiveSource source) {
    List<Sighting> sightings = look(source);
    assertThat(sightings).hasSize(1);
    return sightings.get(0).novelty();
  }

  private static final Item RISE =
      new Item("g1", "Acme raises its forecast for the year after a strong quarter in Europe");

  @Test
  void whatWasSeenIsNotNewAgainNeitherAfterARestart() {
    assertThat(only(source("a", RISE))).isEqualTo(new Novelty.Fresh());
    assertThat(look(source("a", RISE))).isEmpty();
    restart();
    assertThat(look(source("a", RISE))).isEmpty();
  }

  @Test
  void whatWasNotKeptIsSightedAgainWithTheSameIdAndVerdict() {
    LiveSource source = source("a", RISE);
    Sighting first = desk.look(source, now).sightings().get(0);
    assertThat(desk.look(source, now).sightings()).containsExactly(first);
    restart();
    assertThat(desk.look(source, now).sightings()).containsExactly(first);
  }

  @Test
  void theSameStoryFromAnotherSourceIsARepeatOfTheFirst() {
    Sighting first = look(source("a", RISE)).get(0);
    restart();
    Item other = new Item("x9", RISE.title().toUpperCase(Locale.ROOT));
    assertThat(only(source("b", other))).isEqualTo(new Novelty.Repeat(first.document().id()));
    assertThat(look(source("b", other))).isEmpty();
  }

  @Test
  void nearlyTheSameTextIsARepeatAndAnotherSummaryUnderTheSameHeadlineToo() {
    String body = "The maker of anvils now expects sales of $5 billion, it said on Wednesday. ";
    String id = look(source("a", RISE.saying(body.repeat(2)))).get(0).document().id();
    restart();
    Item near = new Item("x", RISE.title() + " (Wire)").saying(body.repeat(2));
    assertThat(only(source("b", near))).isEqualTo(new Novelty.Repeat(id));
    Item summary = new Item("y", RISE.title()).saying("What investors should know.");
    assertThat(only(source("c", summary))).isEqualTo(new Novelty.Repeat(id));
  }

  @Test
  void aHeadlineMayComeBackAfterADayAndAShortOneAtOnce() {
    look(source("a", RISE.saying("The first story.")));
    now = now.plus(Duration.ofHours(25));
    assertThat(only(source("b", new Item("x", RISE.title()).saying("Quite another story."))))
        .isEqualTo(new Novelty.Fresh());
    look(source("a", new Item("g2", "Market close").saying("Stocks fell.")));
    assertThat(only(source("b", new Item("y", "Market close").saying("Oil rose a lot."))))
        .isEqualTo(new Novelty.Fresh());
  }

  @Test
  void aRepeatThatNamesAnotherTickerIsNews() {
    String title = "Shareholder alert: a law firm investigates the board of a listed company";
    look(source("a", new Item("1", title).about("ACME")));
    assertThat(only(source("b", new Item("2", title).about("OTHER"))))
        .isEqualTo(new Novelty.Fresh());
    assertThat(only(source("c", new Item("3", title).about("OTHER"))))
        .isInstanceOf(Novelty.Repeat.class);
  }

  @Test
  void anItemThatIsShownAgainWithChangesUpdatesTheDocumentThatWasAlertedFirst() {
    String id = look(source("a", RISE)).get(0).document().id();
    restart();
    Item second = new Item("g1", "Acme lowers its forecast");
    assertThat(only(source("a", second))).isEqualTo(new Novelty.Update(id));
    now = now.plusSeconds(60);
    Item third = new Item("g1", "Acme lowers its forecast, shares fall");
    assertThat(only(source("a", third))).isEqualTo(new Novelty.Update(id));
    assertThat(look(source("a", third))).isEmpty();
  }

  @Test
  void onlyAnotherDateIsNoUpdate() {
    look(source("a", RISE));
    assertThat(look(source("a", RISE.dated("2024-01-31T11:30:00Z")))).isEmpty();
  }

  @Test
  void changesToWhatAnotherSourceToldFirstAreNoUpdateOfItsAlert() {
    String id = look(source("a", RISE)).get(0).document().id();
    look(source("b", new Item("x", RISE.title())));
    Item changed = new Item("x", RISE.title() + " and Asia");
    assertThat(only(source("b", changed))).isEqualTo(new Novelty.Repeat(id));
  }

  @Test
  void aKeyThatSeveralArticlesShareIsNoKey() {
    Item one = new Item("https://x.org/", "One thing happened today in the market");
    Item two = new Item("https://x.org/", "Another matter altogether was decided in Paris");
    assertThat(look(source("a", one, two)))
        .extracting(Sighting::novelty)
        .containsExactly(new Novelty.Fresh(), new Novelty.Fresh());
    assertThat(look(source("a", one, two))).isEmpty();
  }

  @Test
  void versionsUnderOneIdInOneLookAreUpdatesInTheirOrder() {
    Item lifts = new Item("q2", "Acme lifts its forecast for the year");
    Item cuts = new Item("q2", "CORRECTED: Acme cuts its forecast for the year");
    List<Sighting> shown = look(source("a", lifts, cuts));
    String id = shown.get(0).document().id();

    assertThat(shown)
        .extracting(Sighting::novelty)
        .containsExactly(new Novelty.Fresh(), new Novelty.Update(id));
    restart();
    assertThat(look(source("a", cuts.dated("2024-01-31T11:30:00Z"))))
        .as("the latest version with another date")
        .isEmpty();
    now = now.plusSeconds(60);
    Item again = new Item("q2", "Acme withdraws its forecast for the year");
    assertThat(only(source("a", again))).isEqualTo(new Novelty.Update(id));
  }

  @Test
  void aFeedThatShowsItsNewestVersionFirstEndsWithIt() {
    Item cuts =
        new Item("q2", "CORRECTED: Acme cuts its forecast for the year")
            .dated("2024-01-31T11:30:00Z");
    Item lifts =
        new Item("q2", "Acme lifts its forecast for the year").dated("2024-01-31T10:30:00Z");

    assertThat(look(source("a", cuts, lifts)))
        .extracting(sighting -> sighting.document().content().title())
        .last()
        .asString()
        .contains("CORRECTED");
  }

  @Test
  void theSameAddressInAnotherFeedIsARepeatWhateverFollowsTheReader() {
    Item there = new Item("https://www.x.org/a/1?id=7&utm_source=rss#top", "Acme up");
    Item here = new Item("http://x.org/a/1/?id=7", "Shares of Acme gain");
    String id = look(source("a", there)).get(0).document().id();
    assertThat(only(source("b", here))).isEqualTo(new Novelty.Repeat(id));
    Item other = new Item("http://x.org/a/1/?id=8", "Shares of Acme fall");
    assertThat(only(source("b", other))).isEqualTo(new Novelty.Fresh());
  }

  @Test
  void aFilingIsSeenOnceByItsNumberAndItsBoilerplateIsNoRepeat() {
    Occasion first = new Occasion.Filing("8-K", "0000000001-24-000001", List.of("2.02"));
    Occasion second = new Occasion.Filing("8-K", "0000000001-24-000002", List.of("2.02"));
    assertThat(only(source("sec", first, new Item("1", RISE.title()))))
        .isEqualTo(new Novelty.Fresh());
    restart();
    assertThat(look(source("other", first, new Item("other party", RISE.title())))).isEmpty();
    assertThat(only(source("sec", second, new Item("2", RISE.title()))))
        .isEqualTo(new Novelty.Fresh());
  }

  @Test
  void whatCouldNotBeReadIsToldOnce() {
    Reject reject = new Reject(3, "no title", "https://x.org/3");
    LiveSource source =
        new Showing("a", Poll.of(List.of(), List.of(reject), now, Map.of("etag", "\"1\"")));
    Poll poll = desk.look(source, now);
    assertThat(poll.rejects()).containsExactly(reject);
    desk.keep(source, poll, now);
    restart();
    assertThat(desk.look(source, now).rejects()).isEmpty();
    assertThat(new LiveItems(state).marks("a")).containsExactly(Map.entry("etag", "\"1\""));
  }

  @Test
  void aClockThatIsSetBackDoesNoHarm() {
    look(source("a", RISE));
    now = now.minus(Duration.ofDays(3));
    assertThat(only(source("a", new Item("g2", "Something else entirely was said at noon"))))
        .isEqualTo(new Novelty.Fresh());
  }
}
