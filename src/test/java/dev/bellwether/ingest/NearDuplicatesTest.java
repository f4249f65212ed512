package dev.bellwether.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final Instant DAY = Instant.parse("2024-01-31T00:00:00Z");
  private static final String STORY =
      "Apple Inc. said on Wednesday that its board has approved a new programme to buy back shares"
          + " worth $90 billion and raised the quarterly dividend to 24 cents a share payable in May";

  private final NearDuplicates index = new NearDuplicates();

  private Optional<String> offer(String hash, Instant at, String text) {
    return index.nearDuplicateOf(hash, at.toEpochMilli() * 1_000, Sketch.of(text));
  }

  @Test
  void aRepeatedStoryNamesTheEarlierOne() {
    assertThat(offer("a", DAY, STORY)).isEmpty();
    assertThat(offer("b", DAY.plusSeconds(60), "UPDATE: " + STORY)).contains("a");
  }

  @Test
  void anotherStoryIsNew() {
    offer("a", DAY, STORY);
    assertThat(offer("b", DAY, "Ford recalls 1,000 cars over a faulty door latch")).isEmpty();
  }

  @Test
  void aHeadlineThatSaysTheOppositeIsNew() {
    offer("a", DAY, "Apple beats third quarter estimates");
    assertThat(offer("b", DAY, "Apple misses third quarter estimates")).isEmpty();
  }

  @Test
  void sevenDaysBackAreRememberedAndNoLonger() {
    offer("a", DAY, STORY);
    assertThat(offer("b", DAY.plus(Duration.ofDays(7)), STORY + " it said")).contains("a");
    assertThat(offer("c", DAY.plus(Duration.ofDays(14)).plusSeconds(1), STORY)).isEmpty();
  }

  @Test
  void textsWithoutWordsAreNoDuplicates() {
    offer("a", DAY, "...");
    assertThat(offer("b", DAY, "!!!")).isEmpty();
  }

  @Test
  void goingBackInTimeIsRefused() {
    offer("a", DAY, STORY);
    assertThatThrownBy(() -> offer("b", DAY.minusSeconds(1), STORY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("comes after");
  }

  @Test
  void theLatestOfSeveralIsNamed() {
    offer("a", DAY, STORY);
    offer("b", DAY.plusSeconds(1), STORY + " it said");
    assertThat(offer("c", DAY.plusSeconds(2), "UPDATE: " + STORY)).contains("b");
  }

  @Test
  void moreTextsThanItBeganWithAreAllFoundAgain() {
    for (int i = 0; i < 5_000; i++) {
      String text = "company%1$d opens plant%1$d in town%1$d and hires staff%1$d".formatted(i);
      assertThat(offer("t" + i, DAY.plusSeconds(i), text)).isEmpty();
    }
    for (int i = 0; i < 5_000; i++) {
      String text = "company%1$d opens plant%1$d in town%1$d and hires staff%1$d!".formatted(i);
      assertThat(offer("u" + i, DAY.plusSeconds(5_000 + i), text)).contains("t" + i);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** All alike, but none near: without a bound each would be compared with all before it. */
  @Test
  void thousandsOfHeadlinesFromOneMouldAreBoundedWork() {
    long[] micros = new long[2];
    int[] texts = {5_000, 40_000};
    for (int round = 0; round < 2; round++) {
      NearDuplicates fresh = new NearDuplicates();
      long start = cpuNanos();
      for (int i = 0; i < texts[round]; i++) {
        String text =
            "Shares of T%1$d cross above their average of 200 days at noon, %1$d".formatted(i);
        assertThat(fresh.nearDuplicateOf("h" + i, i, Sketch.of(text))).isEmpty();
      }
      micros[round] = (cpuNanos() - start) / 1_000;
    }
    assertThat((double) micros[1] / micros[0])
        .as("%d and %d us", micros[0], micros[1])
        .isLessThan(32);
  }
}
