package dev.bellwether.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ingest.feed.FeedOptions;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.web.HostGate;
import dev.bellwether.ingest.web.PageRequest;
import dev.bellwether.ingest.web.WebPages;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed on a server on this machine, looked at again and again. */
class WebSourceTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String FEED =
      "<rss><channel><title>t</title><item><guid>%s</guid><title>News</title></item></channel></rss>";

  private final MockWebServer server = new MockWebServer();
  private final MarkedMemory memory = new MarkedMemory();
  private final WebPages pages =
      new WebPages("", Duration.ofSeconds(20), Clock.fixed(NOON, ZoneOffset.UTC));
  private Instant now = NOON;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    pages.close();
    server.close();
  }

  /** As after a start of the program. */
  private LiveSource source() {
    return new WebSource(
        "wire",
        PageRequest.of(server.url("/feed").toString()),
        new FeedPage(FeedOptions.named("wire")),
        new Cadence(MINUTE, new Random(1)),
        new WebSource.Surroundings(pages, new HostGate(Duration.ZERO), memory));
  }

  private Poll look(LiveSource source) {
    Poll poll = source.poll(now);
    memory.keep(source, poll);
    return poll;
  }

  private MockResponse.Builder answer(String id) {
    return new MockResponse.Builder().body(FEED.formatted(id));
  }

  private void serve(MockResponse.Builder answer) {
    server.enqueue(answer.build());
  }

  private String asked(String header) throws InterruptedException {
    return String.valueOf(server.takeRequest().getHeaders().get(header));
  }

  @Test
  void anEtagIsRememberedOverARestartOnceTheSightingsAreSafe() throws InterruptedException {
    serve(answer("1").addHeader("ETag", "\"v1\""));
    serve(answer("1").addHeader("ETag", "\"v1\""));
    serve(new MockResponse.Builder().code(304));
    assertThat(source().poll(now).sightings()).hasSize(1);
    assertThat(look(source()).sightings()).as("nothing was kept").hasSize(1);
    Poll unchanged = look(source());
    assertThat(unchanged.sightings()).isEmpty();
    assertThat(unchanged.trouble()).isEmpty();
    assertThat(asked("If-None-Match")).isEqualTo("null");
    assertThat(asked("If-None-Match")).isEqualTo("null");
    assertThat(asked("If-None-Match")).isEqualTo("\"v1\"");
  }

  @Test
  void aServerWithoutValidatorsIsReadAgainOnlyWhenItsAnswerDiffers() {
    serve(answer("1"));
    serve(answer("1"));
    serve(answer("2"));
    LiveSource source = source();
    assertThat(look(source).sightings()).hasSize(1);
    assertThat(look(source).sightings()).isEmpty();
    assertThat(look(source).sightings()).hasSize(1);
  }

  @Test
  void theNextLookIsAnIntervalAwayMoreOrLess() {
    serve(answer("1"));
    assertThat(look(source()).next())
        .isBetween(NOON.plus(MINUTE.multipliedBy(9).dividedBy(10)), NOON.plusSeconds(66));
  }

  @Test
  void aSourceThatIsDownIsAskedEverLessOftenAndAtLeastOnceAnHour() {
    LiveSource source = source();
    Duration before = Duration.ZERO;
    for (int i = 0; i < 10; i++) {
      serve(new MockResponse.Builder().code(500));
      Poll poll = look(source);
      assertThat(poll.trouble()).hasValueSatisfying(t -> assertThat(t).contains("answered 500"));
      Duration wait = Duration.between(now, poll.next());
      assertThat(wait).isGreaterThanOrEqualTo(before.multipliedBy(8).dividedBy(10));
      before = wait;
    }
    assertThat(before).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
    serve(answer("1"));
    assertThat(look(source).next()).isBefore(now.plusSeconds(67));
  }

  @Test
  void aWishToBeLeftAloneIsHeededAlsoAfterARestart() {
    serve(new MockResponse.Builder().code(429).addHeader("Retry-After", "7200"));
    assertThat(look(source()).next()).isEqualTo(NOON.plusSeconds(7200));
    now = NOON.plusSeconds(7199);
    Poll early = look(source());
    assertThat(early.next()).isEqualTo(NOON.plusSeconds(7200));
    assertThat(early.early()).as("nobody looked").isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
    now = NOON.plusSeconds(7200);
    serve(answer("1"));
    assertThat(look(source()).sightings()).hasSize(1);
  }

  @Test
  void aPageThatMovedForGoodIsAskedForAtItsNewPlaceUntilItIsNotThere() throws InterruptedException {
    serve(new MockResponse.Builder().code(308).addHeader("Location", "/new"));
    serve(answer("1").addHeader("ETag", "\"v1\""));
    assertThat(look(source()).sightings()).hasSize(1);
    serve(new MockResponse.Builder().code(404));
    assertThat(look(source()).trouble()).isPresent();
    serve(answer("2"));
    assertThat(look(source()).sightings()).hasSize(1);
    assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/feed");
    assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/new");
    assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/new");
    var last = server.takeRequest();
    assertThat(last.getUrl().encodedPath()).isEqualTo("/feed");
    assertThat(last.getHeaders().get("If-None-Match")).isNull();
  }

  @Test
  void aPageOfWhichNoItemCanBeReadIsTroubleUntilOneCan() {
    LiveSource json =
        new WebSource(
            "wire",
            PageRequest.of(server.url("/list").toString()),
            new JsonPage(
                "wire",
                "",
                new NewsLines(
                    "wire",
                    new NewsOptions(
                        Map.of("title", "head.lien"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))),
            new Cadence(MINUTE, new Random(1)),
            new WebSource.Surroundings(pages, new HostGate(Duration.ZERO), memory));
    String misspelt = "[{\"head\":{\"line\":\"one\"}},{\"head\":{\"line\":\"two\"}}]";
    for (int i = 0; i < 2; i++) {
      serve(new MockResponse.Builder().body(misspelt));
      Poll poll = look(json);
      assertThat(poll.trouble()).contains("none of its items can be read (2): blank title");
      assertThat(poll.rejects()).hasSize(2);
      assertThat(Duration.between(now, poll.next())).isLessThan(MINUTE.multipliedBy(2));
      now = poll.next();
    }
    serve(new MockResponse.Builder().body("[{\"head\":{\"line\":\"one\",\"lien\":\"one\"}},{}]"));
    Poll better = look(json);
    assertThat(better.trouble()).isEmpty();
    assertThat(better.sightings()).hasSize(1);
  }

  @Test
  void whatIsNoFeedIsTroubleAndIsAskedForInFullNextTime() throws InterruptedException {
    serve(new MockResponse.Builder().addHeader("ETag", "\"x\"").body("<html>Hello</html>"));
    serve(answer("1"));
    Poll poll = look(source());
    assertThat(poll.trouble())
        .hasValueSatisfying(
            t -> assertThat(t).contains("wire is not a feed: it begins with <html"));
    assertThat(look(source()).sightings()).hasSize(1);
    server.takeRequest();
    assertThat(asked("If-None-Match")).isEqualTo("null");
  }

  @Test
  void entitiesThatAFeedDeclaresAreTroubleByName() {
    serve(
        new MockResponse.Builder()
            .body(
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
                    + FEED.formatted("&b;")));
    assertThat(look(source()).trouble())
        .hasValueSatisfying(t -> assertThat(t).contains("declares entities"));
  }
}
