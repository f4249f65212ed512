package dev.bellwether.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalPanelTest {
  private static final int FIRST = 5_000;

  /** Scores in the order they came. */
  private static final class Scores {
    private final List<Integer> ticker = new ArrayList<>();
    private final List<Integer> entry = new ArrayList<>();
    private final List<Double> value = new ArrayList<>();
    private final List<Double> weight = new ArrayList<>();

    Scores add(int column, int entryOrdinal, double score) {
      return add(column, entryOrdinal, score, 1);
    }

    Scores add(int column, int entryOrdinal, double score, double weighs) {
      weight.add(weighs);
      ticker.add(column);
      entry.add(entryOrdinal);
      value.add(score);
      return this;
    }

    SignalPanel over(int tickers, int sessions, HalfLife halfLife) {
      return over(tickers, sessions, SignalRule.mean(halfLife));
    }

    SignalPanel over(int tickers, int sessions, SignalRule rule) {
      return SignalPanel.aggregate(
          new KnownScores(
              ticker.stream().mapToInt(i -> i).toArray(),
              entry.stream().mapToInt(i -> i).toArray(),
              value.stream().mapToDouble(d -> d).toArray(),
              weight.stream().mapToDouble(d -> d).toArray()),
          tickers,
          FIRST,
          sessions,
          rule);
    }
  }

  @Test
  void theStrengthIsTheMeanWeightedByAge() {
    SignalPanel panel =
        new Scores()
            .add(0, FIRST, 1)
            .add(0, FIRST + 2, -.5)
            .add(0, FIRST + 2, .25)
            .over(1, 4, new HalfLife(2, 10));
    double faded = Math.sqrt(.5);
    assertThat(panel.strength())
        .containsExactly(
            new double[] {
              1,
              1,
              (.5 * 1 - .5 + .25) / (.5 + 2),
              (.5 * faded * 1 + faded * (-.5 + .25)) / (.5 * faded + 2 * faded)
            },
            within(1e-15));
    assertThat(panel.evidence()).containsExactly(1, 1, 3, 3);
  }

  @Test
  void aScoreCountsUpToTheMaximumAgeAndNotASessionLonger() {
    SignalPanel panel = new Scores().add(0, FIRST + 1, -1).over(1, 6, new HalfLife(1, 2));
    assertThat(panel.strength()).containsExactly(Double.NaN, -1, -1, -1, Double.NaN, Double.NaN);
    assertThat(panel.evidence()).containsExactly(0, 1, 1, 1, 0, 0);
  }

  @Test
  void aTickerWithoutScoresHasNoSignalRatherThanZero() {
    SignalPanel panel =
        new Scores().add(1, FIRST, .5).add(2, FIRST, 0).over(4, 1, new HalfLife(1, 0));
    assertThat(panel.strength()).containsExactly(Double.NaN, .5, 0, Double.NaN);
    assertThat(panel.breadth(0)).isEqualTo(2);
  }

  @Test
  void scoresFromBeforeTheFirstRowCountByTheirAge() {
    SignalPanel panel =
        new Scores()
            .add(0, FIRST - 3, 1)
            .add(0, FIRST - 2, 1)
            .add(0, FIRST, -1)
            .over(1, 1, new HalfLife(1, 2));
    assertThat(panel.strength()[0]).isEqualTo((.25 - 1) / 1.25);
    assertThat(panel.evidence()[0]).isEqualTo(2);
  }

  @Test
  void scoresThatEnterLaterNeverCount() {
    SignalPanel panel =
        new Scores()
            .add(0, FIRST + 2, 1)
            .add(0, FIRST + 3, -1)
            .add(0, Integer.MAX_VALUE, -1)
            .over(1, 3, new HalfLife(1, 5));
    assertThat(panel.strength()).containsExactly(Double.NaN, Double.NaN, 1);
  }

  /** The mark for "never" is an ordinal that the run-in of an early panel would hold. */
  @Test
  void aScoreNobodyCouldActOnCountsNotEvenAtTheStartOfTheCalendar() {
    SignalPanel panel =
        SignalPanel.aggregate(
            KnownScores.equal(
                new int[] {0, 0}, new int[] {SignalPanel.NEVER, 1}, new double[] {-1, 1}),
            1,
            0,
            3,
            SignalRule.mean(new HalfLife(2, 10)));
    assertThat(panel.strength()).containsExactly(Double.NaN, 1, 1);
  }

  @Test
  void theWorkedExampleOfTheOracleComesOut() throws IOException {
    JsonNode example =
        new JsonMapper()
            .readTree(SharedData.require("oracle/expected_aggregation.json").toFile())
            .get("aggregate");
    HalfLife halfLife = new HalfLife(example.get("half_life_h").asDouble(), 48);
    Scores scores = new Scores();
    for (JsonNode item : example.get("items_age_score_sourcew_novelty")) {
      double weight = item.get(2).asDouble() * item.get(3).asDouble();
      scores.add(0, FIRST + 48 - item.get(0).asInt(), item.get(1).asDouble(), weight);
    }
    assertThat(scores.over(1, 49, halfLife).strength()[48])
        .as("rounded to 1e-12, so that equals tie")
        .isCloseTo(example.get("weighted_mean").asDouble(), within(5e-13));
    SignalRule sum = new SignalRule(halfLife, true, SignalRule.Silence.ABSENT);
    assertThat(scores.over(1, 49, sum).strength()[48])
        .isCloseTo(example.get("weighted_sum").asDouble(), within(5e-13));
  }

  @ParameterizedTest
  @CsvSource({
    "ABSENT, NaN, NaN, NaN, NaN",
    "CARRY, .8, .8, .8, NaN",
    "FADE, .4, .2, .1, NaN",
    "ZERO, 0, 0, 0, NaN"
  })
  void whenThereIsNoNewsTheSignalIsWhatWasChosen(
      SignalRule.Silence silence, double first, double second, double third, double other) {
    SignalPanel panel =
        new Scores()
            .add(0, FIRST - 2, .8)
            .add(0, FIRST + 3, -1)
            .over(2, 4, new SignalRule(new HalfLife(1, 1), false, silence));
    assertThat(panel.strength())
        .containsExactly(first, other, second, other, third, other, -1, other);
    assertThat(panel.evidence())
        .as("carried on is no evidence")
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void whatWeighsNothingIsNoScore() {
    SignalPanel panel = new Scores().add(0, FIRST, .8, 0).over(1, 2, new HalfLife(1, 1));
    assertThat(panel.strength()).containsExactly(Double.NaN, Double.NaN);
    assertThat(panel.evidence()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void forgettingTheFutureChangesNoBitOfThePast(long seed) {
    Random random = new Random(seed);
    int tickers = 1 + random.nextInt(6);
    int sessions = 40 + random.nextInt(40);
    int known = 1 + random.nextInt(sessions - 1);
    HalfLife halfLife = new HalfLife(.5 + 5 * random.nextDouble(), random.nextInt(12));
    Scores all = new Scores();
    Scores before = new Scores();
    for (int i = 0; i < 400; i++) {
      int ticker = random.nextInt(tickers);
      int entry = FIRST - 15 + random.nextInt(sessions + 20);
      double value = 2 * random.nextDouble() - 1;
      all.add(ticker, entry, value);
      if (entry < FIRST + known) {
        before.add(ticker, entry, value);
      }
    }
    SignalRule.Silence[] silences = SignalRule.Silence.values();
    SignalRule rule =
        new SignalRule(halfLife, random.nextBoolean(), silences[(int) seed % silences.length]);
    SignalPanel whole = all.over(tickers, sessions, rule);
    SignalPanel prefix = before.over(tickers, known, rule);
    for (int cell = 0; cell < known * tickers; cell++) {
      assertThat(Double.doubleToRawLongBits(prefix.strength()[cell]))
          .as("seed %d, cell %d", seed, cell)
          .isEqualTo(Double.doubleToRawLongBits(whole.strength()[cell]));
      assertThat(prefix.evidence()[cell]).isEqualTo(whole.evidence()[cell]);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theStrengthStaysWithinTheScoresItRestsOn(long seed) {
    Random random = new Random(seed);
    Scores scores = new Scores();
    for (int i = 0; i < 300; i++) {
      scores.add(random.nextInt(3), FIRST + random.nextInt(30), random.nextBoolean() ? 1 : -1);
    }
    for (double strength : scores.over(3, 30, new HalfLife(.01, 10)).strength()) {
      assertThat(Double.isNaN(strength) || Math.abs(strength) <= 1).as("seed %d", seed).isTrue();
    }
  }
}
