package dev.bellwether.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {
  private static double similarity(String a, String b) {
    return Sketch.similarity(Sketch.of(a), Sketch.of(b));
  }

  @Test
  void caseSpaceAndPunctuationDoNotCount() {
    assertThat(similarity("Apple beats, again: shares up!", "apple BEATS again  shares - up"))
        .isEqualTo(1);
    assertThat(similarity("today's call", "todays call")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ford recalls 1,000 cars | Ford recalls 1,000,000 cars",
        "profit of $1.5 a share | profit of $15 a share",
        "profit of $15 a share | profit of €15 a share",
        "margin fell 5% | margin fell -5%",
        "rate at 5% now | rate at 5 now"
      })
  void otherNumbersAreOtherWords(String one, String other) {
    assertThat(similarity(one, other)).isLessThan(NearDuplicates.SIMILAR);
  }

  @Test
  void aTextWithoutWordsIsSimilarToNothing() {
    assertThat(similarity("...", "!!!")).isZero();
    assertThat(similarity("...", "...")).isZero();
  }

  @Test
  void aSingleWordIsSimilarToItself() {
    assertThat(similarity("Apple", "apple")).isEqualTo(1);
    assertThat(similarity("Apple", "Pear")).isZero();
  }

  @Test
  void bytesCarryASketchThereAndBack() {
    int[] sketch = Sketch.of("Apple beats estimates");
    assertThat(Sketch.toBytes(sketch)).hasSize(sketch.length * 4);
    assertThat(Sketch.fromBytes(Sketch.toBytes(sketch))).isEqualTo(sketch);
    assertThatThrownBy(() -> Sketch.fromBytes(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashesAscendAndAreDistinct() {
    for (int length : new int[] {1, 2, 5, 127, 128, 129, 500, 3_000}) {
      String text = String.join(" ", words(new Random(length), length));
      int[] sketch = Sketch.of(text + ' ' + text);
      assertThat(sketch).hasSizeLessThanOrEqualTo(Sketch.MOST);
      for (int i = 1; i < sketch.length; i++) {
        assertThat(sketch[i]).isGreaterThan(sketch[i - 1]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 40, 120})
  void theSimilarityOfShortTextsIsExact(int length) {
    long seed = 7;
    Random random = new Random(seed);
    for (int pair = 0; pair < 200; pair++) {
      List<String> words = words(random, length);
      List<String> edited = new ArrayList<>(words);
      edited.replaceAll(w -> random.nextDouble() < 0.8 ? w : "x" + random.nextInt(1_000_000));
      assertThat(similarity(String.join(" ", words), String.join(" ", edited)))
          .as("seed %d, pair %d", seed, pair)
          .isEqualTo(jaccard(words, edited));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 126, 128, 130, 400})
  void theShortCutSaysTheSame(int length) {
    long seed = 3;
    Random random = new Random(seed);
    for (int pair = 0; pair < 300; pair++) {
      double keep = 0.8 + 0.2 * random.nextDouble();
      List<String> words = words(random, length);
      List<String> edited = new ArrayList<>(words);
      edited.replaceAll(w -> random.nextDouble() < keep ? w : "x" + random.nextInt(1_000_000));
      int[] a = Sketch.of(String.join(" ", words));
      int[] b = Sketch.of(String.join(" ", edited));
      assertThat(Sketch.areSimilar(a, b, 0.8))
          .as("seed %d, pair %d", seed, pair)
          .isEqualTo(Sketch.similarity(a, b) >= 0.8);
    }
  }

  /** 400 pairs of 400 words: the mean error vanishes, and its spread is that of the paper. */
  @ParameterizedTest
  @CsvSource({"0.95", "0.8", "0.5"})
  void theSimilarityOfLongTextsIsEstimatedWithoutBias(double keep) {
    long seed = 42;
    Random random = new Random(seed);
    double error = 0;
    double squares = 0;
    double variance = 0;
    for (int pair = 0; pair < 400; pair++) {
      List<String> words = words(random, 400);
      List<String> edited = new ArrayList<>(words);
      edited.replaceAll(w -> random.nextDouble() < keep ? w : "x" + random.nextInt(1_000_000));
      double exact = jaccard(words, edited);
      double wrong = similarity(String.join(" ", words), String.join(" ", edited)) - exact;
      error += wrong;
      squares += wrong * wrong;
      variance += exact * (1 - exact) / Sketch.MOST;
    }
    assertThat(error / 400).as("seed %d", seed).isCloseTo(0, within(0.008));
    assertThat(squares / variance).as("seed %d", seed).isLessThan(1.2);
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("w" + random.nextInt(100_000));
    }
    return words;
  }

  private static double jaccard(List<String> a, List<String> b) {
    Set<String> union = pairs(a);
    Set<String> both = pairs(a);
    union.addAll(pairs(b));
    both.retainAll(pairs(b));
    return (double) both.size() / union.size();
  }

  private static Set<String> pairs(List<String> words) {
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + " " + words.get(i));
    }
    return pairs;
  }
}
