package dev.bellwether.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    return index.nearDuplicateOf(hash, at, Signature.of(text));
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
  void aContentIsNotItsOwnDuplicate() {
    offer("a", DAY, STORY);
    assertThat(offer("a", DAY.plusSeconds(60), STORY)).isEmpty();
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
        .hasMessageContaining("2024-01-30");
  }
}
