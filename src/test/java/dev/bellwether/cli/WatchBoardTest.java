package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.watch.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class WatchBoardTest {
  private static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");

  private final WatchBoard board = new WatchBoard(ZoneOffset.UTC);

  private List<String> lines(int width, int height) {
    return board.lines(width, height, AT.plusSeconds(65)).stream()
        .map(AttributedString::toString)
        .map(String::stripTrailing)
        .toList();
  }

  private void watchAnArticle(String title) {
    board.take(new WatchEvent.Started(AT, "run", List.of("wire"), List.of("main"), 0));
    board.take(new WatchEvent.Polled(AT, "wire", 1, 0, Duration.ofMillis(20), AT.plusSeconds(60)));
    board.take(
        new WatchEvent.Seen(
            AT,
            "a1",
            "wire",
            List.of(new Ticker("AAPL")),
            title,
            AT,
            false,
            WatchEvent.Seen.Kind.NEWS));
    board.take(
        new WatchEvent.Alerted(
            AT, "a1", "main", "m1", Duration.ofMillis(45), Duration.ofMillis(30), 1, false));
    board.take(
        new WatchEvent.Scored(
            AT,
            "a1",
            Optional.of(new Ticker("AAPL")),
            Direction.BULLISH,
            0.5,
            0.87,
            Tier.GEMINI,
            "m",
            false,
            false,
            new Cost(120),
            Duration.ofMillis(1300),
            Duration.ofMillis(1200)));
    board.take(
        new WatchEvent.Edited(
            AT, "a1", "main", "m1", "final", Duration.ofMillis(40), Duration.ofMillis(30)));
    board.take(new WatchEvent.Pulse(AT, 3, 2, 1, new Cost(1_234_500)));
  }

  @Test
  void itShowsSourcesChannelsQueueTiersMoneyLatencyAndTheLatestAlerts() {
    watchAnArticle("Apple beats estimates");

    assertThat(lines(100, 20))
        .containsExactly(
            "bellwether watch  14:31:05  up 1 min  run  Ctrl-C stops",
            "source    wire  ok 1 min ago, 1 documents",
            "channel   main  ok",
            "queue     3 alerts, 2 edits, 1 without a verdict",
            "so far    1 seen, 1 alerted, 1 edits, 0 possible repeats, 0 dead",
            "tiers     gemini 100 %, 0 fallbacks, $1.2345 today",
            "latency   alert 45 ms (p95 45 ms), verdict 1.2 s (p95 1.2 s), edit 40 ms (p95 40 ms)",
            "",
            "14:30:00  AAPL    Apple beats estimates"
                + " ".repeat(35)
                + "bullish 87 % gemini, final");
  }

  @Test
  void itFitsAnyScreen() {
    watchAnArticle("Apple beats estimates and raises its guidance ".repeat(10));
    for (int width : new int[] {1, 20, 80, 200}) {
      for (int height : new int[] {1, 5, 12, 60}) {
        List<String> lines = lines(width, height);
        assertThat(lines).hasSizeLessThanOrEqualTo(height);
        assertThat(lines).allMatch(line -> line.length() <= width);
      }
    }
  }

  @Test
  void aHeadlineCannotSteerTheTerminal() {
    watchAnArticle("evil \u001b[2J\u009b2J\u0007 headline");

    assertThat(lines(100, 20)).noneMatch(line -> line.matches(".*\\p{C}.*"));
  }

  @Test
  void whatIsWrongIsShown() {
    watchAnArticle("Apple beats estimates");
    board.take(new WatchEvent.SourceTroubled(AT, "wire", "HTTP 503", AT.plusSeconds(60)));
    board.take(new WatchEvent.ChannelRetired(AT, "main", "HTTP 404 10015: Unknown Webhook"));
    board.take(new WatchEvent.CircuitChanged(AT, "gemini", "closed", "open"));
    board.take(new WatchEvent.JournalTroubled(AT, "the disk is full"));

    assertThat(String.join("\n", lines(100, 20)))
        .contains("wire  HTTP 503")
        .contains("main  retired: HTTP 404 10015: Unknown Webhook")
        .contains("circuit of gemini open")
        .contains("notice    the disk is full");
  }
}
