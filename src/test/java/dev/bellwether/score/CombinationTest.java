package dev.bellwether.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.Chunk;
import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;
import dev.bellwether.Span;
import dev.bellwether.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CombinationTest {

  static Verdict plain(double score, double confidence) {
    return new Verdict(Direction.NEUTRAL, score, confidence, Optional.empty(), "why");
  }

  static Verdict probable(double bearish, double neutral, double bullish) {
    ClassProbabilities p = new ClassProbabilities(bearish, neutral, bullish);
    return new Verdict(p.direction(), p.score(), p.probability(), Optional.of(p), "why");
  }

  /** A title and so many body chunks. */
  static List<Chunk> article(int bodies) {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i <= bodies; i++) {
      Chunk.Kind kind = i == 0 ? Chunk.Kind.TITLE : Chunk.Kind.BODY;
      chunks.add(new Chunk("hash", i, kind, new Span(i, i + 1), "x"));
    }
    return chunks;
  }

  @Test
  void oneVerdictIsTakenAsItIs() {
    Verdict only = probable(.2, .3, .5);
    assertThat(Combination.of(Combination.weights(article(0)), List.of(only))).isSameAs(only);
  }

  @Test
  void theTitleWeighsAsMuchAsThreeBodyChunks() {
    Verdict combined =
        Combination.of(
            Combination.weights(article(2)), List.of(plain(.8, .9), plain(-.2, .5), plain(-1, .1)));
    assertThat(combined.score()).isCloseTo((3 * .8 - .2 - 1) / 5, within(1e-15));
    assertThat(combined.confidence()).isCloseTo((3 * .9 + .5 + .1) / 5, within(1e-15));
    assertThat(combined.rationale()).isEmpty();
    assertThat(combined.probabilities()).isEmpty();
  }

  @Test
  void probabilitiesAreMixedByTheSameWeightsAndNameTheDirection() {
    Verdict combined =
        Combination.of(
            Combination.weights(article(1)), List.of(probable(.1, .2, .7), probable(.8, .1, .1)));
    ClassProbabilities mixed = combined.probabilities().orElseThrow();
    assertThat(mixed.bearish()).isCloseTo((3 * .1 + .8) / 4, within(1e-15));
    assertThat(mixed.neutral()).isCloseTo((3 * .2 + .1) / 4, within(1e-15));
    assertThat(mixed.bullish()).isCloseTo((3 * .7 + .1) / 4, within(1e-15));
    assertThat(combined.score()).isCloseTo(mixed.score(), within(1e-15));
    assertThat(combined.direction()).isEqualTo(Direction.BULLISH);
  }

  @Test
  void oneVerdictWithoutProbabilitiesLeavesThemOutOfTheWhole() {
    Verdict combined =
        Combination.of(Combination.weights(article(1)), List.of(probable(0, 0, 1), plain(1, 1)));
    assertThat(combined.probabilities()).isEmpty();
    assertThat(combined.score()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, NEUTRAL",
    "0.11, BULLISH",
    "-0.1, NEUTRAL",
    "-0.11, BEARISH",
    "0, NEUTRAL",
    "1, BULLISH"
  })
  void withoutProbabilitiesTheMeanScoreNamesTheDirection(double score, Direction direction) {
    Verdict same = plain(score, .5);
    assertThat(Combination.of(Combination.weights(article(1)), List.of(same, same)).direction())
        .isEqualTo(direction);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void roundingNeverLeavesTheRange(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<Verdict> verdicts = new ArrayList<>();
      int bodies = 1 + random.nextInt(40);
      double extreme = random.nextBoolean() ? 1 : Math.nextDown(1.0);
      for (int i = 0; i <= bodies; i++) {
        verdicts.add(random.nextBoolean() ? probable(0, 0, 1) : probable(0, 1 - extreme, extreme));
      }
      Verdict combined = Combination.of(Combination.weights(article(bodies)), verdicts);
      assertThat(combined.score()).as("seed %d", seed).isBetween(-1.0, 1.0);
    }
  }
}
