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

class SignatureTest {
  private static double similarity(String a, String b) {
    return Signature.similarity(Signature.of(a), Signature.of(b));
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
  void bytesCarryASignatureThereAndBack() {
    int[] signature = Signature.of("Apple beats estimates");
    assertThat(Signature.toBytes(signature)).hasSize(Signature.BYTES);
    assertThat(Signature.fromBytes(Signature.toBytes(signature))).isEqualTo(signature);
    assertThatThrownBy(() -> Signature.fromBytes(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 200 pairs of 200 words: the mean error of the estimate must vanish, as the papers prove. */
  @ParameterizedTest
  @CsvSource({"0.95", "0.8", "0.5"})
  void theEstimateIsUnbiased(double keep) {
    long seed = 42;
    Random random = new Random(seed);
    double error = 0;
    for (int pair = 0; pair < 200; pair++) {
      List<String> words = words(random, 200);
      List<String> edited = new ArrayList<>(words);
      edited.replaceAll(w -> random.nextDouble() < keep ? w : "x" + random.nextInt(1_000_000));
      error +=
          similarity(String.join(" ", words), String.join(" ", edited)) - jaccard(words, edited);
    }
    assertThat(error / 200).as("seed %d", seed).isCloseTo(0, within(0.02));
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
