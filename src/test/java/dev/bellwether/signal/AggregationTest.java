package dev.bellwether.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half-life aggregation and novelty, against worked examples. */
class AggregationTest {

  private static JsonNode reference() throws IOException {
    return new ObjectMapper()
        .readTree(SharedData.require("oracle/expected_aggregation.json").toFile());
  }

  private static void agree(double actual, JsonNode expected) {
    double value = expected.doubleValue();
    assertThat(actual).isCloseTo(value, within(1e-12 + 1e-9 * Math.abs(value)));
  }

  @Test
  void expectedAggregationJsonAggregate() throws IOException {
    JsonNode expected = reference().get("aggregate");
    double halfLife = expected.get("half_life_h").doubleValue();
    FadedScores faded = FadedScores.NONE;
    int index = 0;
    for (JsonNode item : expected.get("items_age_score_sourcew_novelty")) {
      FadedScores more =
          faded.with(
              item.get(1).doubleValue(),
              item.get(0).doubleValue(),
              halfLife,
              item.get(2).doubleValue(),
              item.get(3).doubleValue());
      agree(more.weight() - faded.weight(), expected.get("weights").get(index++));
      faded = more;
    }
    agree(faded.mean().orElseThrow(), expected.get("weighted_mean"));
    agree(faded.sum(), expected.get("weighted_sum"));
  }

  @Test
  void expectedAggregationJsonNovelty() throws IOException {
    JsonNode expected = reference().get("novelty_jaccard");
    List<Novelty> headlines = new ArrayList<>();
    expected.get("headlines").forEach(each -> headlines.add(Novelty.of(each.textValue())));
    Novelty last = headlines.get(2);
    List<Novelty> earlier = headlines.subList(0, 2);
    agree(headlines.get(1).similarity(headlines.get(0)), expected.get("sim_1_0"));
    agree(last.similarity(headlines.get(0)), expected.get("sim_2_0"));
    agree(last.similarity(headlines.get(1)), expected.get("sim_2_1"));
    agree(last.against(earlier), expected.get("novelty_of_2 = 1-max sim"));
    agree(last.staleness(earlier), expected.get("staleness_tetlock_of_2 = mean sim"));
  }

  @Test
  void nothingKnownHasNoMean() {
    assertThat(FadedScores.NONE.mean()).isEmpty();
    assertThat(FadedScores.NONE.with(1, 3, 2, 1, 0).mean()).as("said before").isEmpty();
    assertThat(FadedScores.NONE.with(1, 0, 2, 1, 1).with(-1, 2, 2, 1, 1).mean().orElseThrow())
        .isCloseTo(1 / 3.0, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"-0.001, 2, 1, 1", "1, 0, 1, 1", "1, 2, -1, 1", "1, 2, 1, 1.1", "NaN, 2, 1, 1"})
  void whatIsNotKnownYetCannotBeAskedFor(
      double age, double halfLife, double source, double novelty) {
    assertThatThrownBy(() -> FadedScores.NONE.with(1, age, halfLife, source, novelty))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHeadlineIsAsNewAsItsWordsAre() {
    Novelty first = Novelty.of("Acme raises guidance, again!");
    assertThat(Novelty.of("ACME raises GUIDANCE again").against(List.of(first))).isZero();
    assertThat(Novelty.of("Beta cuts jobs").against(List.of(first))).isEqualTo(1);
    assertThat(first.against(List.of())).isEqualTo(1);
    assertThat(Novelty.of("...").similarity(Novelty.of(""))).isZero();
  }

  @Test
  void stalenessLooksAtTheLastTenOnly() {
    Novelty now = Novelty.of("acme wins");
    List<Novelty> earlier = new ArrayList<>(Collections.nCopies(5, Novelty.of("acme wins")));
    earlier.addAll(Collections.nCopies(10, Novelty.of("other words")));
    assertThat(now.staleness(earlier)).isZero();
    assertThat(now.staleness(List.of())).isZero();
  }
}
