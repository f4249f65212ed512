package dev.bellwether.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLineTest {
  private static final Instant AT = Instant.parse("2026-11-24T14:30:00.125Z");

  @Test
  void anEventIsOneLineWithItsFieldsInSnakeCase() {
    WatchEvent seen =
        new WatchEvent.Seen(
            AT,
            "a1",
            "wire",
            List.of(new Ticker("AAPL")),
            "Say \"no\"\nnow",
            AT,
            true,
            WatchEvent.Seen.Kind.NEWS);
    assertThat(EventLine.of(seen))
        .isEqualTo(
            "{\"event\":\"seen\",\"at\":\"2026-11-24T14:30:00.125Z\",\"article\":\"a1\","
                + "\"source\":\"wire\",\"tickers\":[\"AAPL\"],\"title\":\"Say \\\"no\\\"\\nnow\","
                + "\"published_at\":\"2026-11-24T14:30:00.125Z\",\"urgent\":true,\"kind\":\"news\"}");
  }

  @Test
  void timesAreMillisecondsAndMoneyIsMicroUsd() {
    WatchEvent scored =
        new WatchEvent.Scored(
            AT,
            "a1",
            Optional.empty(),
            Direction.BULLISH,
            0.5,
            0.75,
            Tier.GEMINI,
            "gemini-x",
            false,
            true,
            new Cost(12),
            Duration.ofNanos(1_234_500_000L),
            Duration.ofMillis(900));
    assertThat(EventLine.of(scored))
        .contains("\"ticker\":null", "\"direction\":\"bullish\"", "\"cost_micro_usd\":12")
        .contains("\"since_seen_ms\":1234.5", "\"latency_ms\":900.0");
  }
}
