package dev.bellwether.ingest.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Ticker;
import dev.bellwether.ingest.file.NewsLines;
import dev.bellwether.ingest.file.NewsOptions;
import dev.bellwether.ingest.file.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class StreamSourceTest {
  private static final Instant NOW = Instant.parse("2024-01-31T12:00:00Z");

  private static StreamSource source(InputStream in) {
    return new StreamSource(
        "pipe", Duration.ofMillis(200), in, new NewsLines("pipe", NewsOptions.guessing()));
  }

  private static StreamSource source(String lines) {
    return source(new ByteArrayInputStream(lines.getBytes(UTF_8)));
  }

  /** What a source gives until it has ended. */
  private static Poll all(StreamSource source) throws InterruptedException {
    List<Sighting> sightings = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    Poll poll = source.poll(NOW);
    while (true) {
      sightings.addAll(poll.sightings());
      rejects.addAll(poll.rejects());
      if (poll.ended()) {
        return new Poll(sightings, rejects, poll.next(), poll.trouble(), true, false, poll.marks());
      }
      Thread.sleep(1);
      poll = source.poll(NOW);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 10_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(1);
    }
  }

  @Test
  void aLineIsADocumentFirstSeenNow() throws InterruptedException {
    Sighting sighting =
        all(source(
                "{\"headline\":\"Apple rises\",\"date\":\"2024-01-31T11:59:00Z\",\"id\":\"a1\","
                    + "\"symbols\":[\"AAPL\"],\"summary\":\"As does $MSFT.\"}\n"))
            .sightings()
            .get(0);
    assertThat(sighting.key()).isEqualTo("a1");
    assertThat(sighting.document().content().title()).isEqualTo("Apple rises");
    assertThat(sighting.document().publishedAt()).isEqualTo(Instant.parse("2024-01-31T11:59:00Z"));
    assertThat(sighting.document().firstSeenAt()).contains(NOW);
    assertThat(sighting.document().tickers())
        .extracting(Ticker::symbol)
        .containsExactly("AAPL", "MSFT");
    assertThat(sighting.novelty()).isEqualTo(new Novelty.Fresh());
  }

  @Test
  void badLinesAreRejectedWithTheirNumbersAndTheOthersAreTaken() throws InterruptedException {
    Poll poll =
        all(
            source(
                "\ufeff{\"title\":\"one\"}\n\n{\"title\":\n{\"title\":\" \"}\n"
                    + "{\"title\":\"x\",\"date\":\"2024-01-31 10:00\"}\n"
                    + "{\"title\":\"x\",\"date\":\"yesterday\"}\n{\"title\":\"two\"}"));
    assertThat(poll.sightings())
        .extracting(s -> s.document().content().title())
        .containsExactly("one", "two");
    assertThat(poll.rejects()).extracting(Reject::line).containsExactly(3L, 4L, 5L, 6L);
    assertThat(poll.rejects().get(1).reason()).isEqualTo("blank title");
    assertThat(poll.rejects().get(2).reason()).isEqualTo("no zone in time '2024-01-31 10:00'");
    assertThat(poll.rejects().get(3).reason()).isEqualTo("unreadable date 'yesterday'");
  }

  @Test
  void anArticleIsTakenWhateverElseItIsTaggedWith() throws InterruptedException {
    Poll poll =
        all(
            source(
                "{\"title\":\"Tesla sells coins\",\"tickers\":[\"TSLA\",\"BTC/USD\"]}\n"
                    + "{\"title\":\"Apple pays more\",\"tickers\":\"Apple Inc\"}\n"));
    assertThat(poll.rejects()).isEmpty();
    assertThat(poll.sightings())
        .extracting(s -> s.document().tickers())
        .containsExactly(List.of(new Ticker("TSLA")), List.of());
  }

  @Test
  void aQuietPipeIsNotWaitedFor() throws IOException, InterruptedException {
    PipedOutputStream writer = new PipedOutputStream();
    try (StreamSource source = source(new PipedInputStream(writer))) {
      Poll quiet = source.poll(NOW);
      assertThat(quiet.sightings()).isEmpty();
      assertThat(quiet.ended()).isFalse();
      assertThat(quiet.next()).isEqualTo(NOW.plusMillis(200));
      writer.write("{\"title\":\"one\"}\n".getBytes(UTF_8));
      writer.flush();
      List<Sighting> sightings = new ArrayList<>();
      await(() -> sightings.addAll(source.poll(NOW).sightings()));
      assertThat(sightings).hasSize(1);
    }
  }
}
