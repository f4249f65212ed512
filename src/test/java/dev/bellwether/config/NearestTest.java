package dev.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "replay.min_name, replay.min_names",
    "replay.min-names, replay.min_names",
    "reply.min_names, replay.min_names",
    "replay.mni_names, replay.min_names",
    "min_names, replay.min_names",
    "min_nmaes, replay.min_names",
    "half_life, signal.half_life_sessions",
    "signal.half, signal.half_life_sessions",
    "REPLAY.COST_BPS, replay.cost_bps",
    "timeout, http.timeout",
    "threads, local.threads",
    "prof, profile",
    "http.useragent, http.user_agent",
    "store.memory, store.memory_limit_mb",
    "store.tread, store.threads"
  })
  void theSettingThatWasMeantIsFound(String typed, String meant) {
    List<String> names = new SettingTable(Settings.KEYS).names();

    assertThat(Nearest.to(typed, names)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "ab, abc, 1",
    "abc, axc, 1",
    "kitten, sitting, 3",
    "ca, abc, 3",
    "'', abc, 3"
  })
  void distanceCountsEditsAndSwaps(String a, String b, int edits) {
    assertThat(Nearest.distance(a, b)).isEqualTo(edits);
    assertThat(Nearest.distance(b, a)).isEqualTo(edits);
  }

  @Test
  void anEmptyNameAndAVeryLongOneHaveANeighbourToo() {
    assertThat(Nearest.to("", List.of("abcdef", "ab"))).isEqualTo("ab");
    assertThat(Nearest.to("x".repeat(1_000_000), List.of("a", "b"))).isEqualTo("a");
  }
}
