package dev.bellwether.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsNoveltyTest {
  private static final long WINDOW = 7;

  private static double[] of(int[] firm, long[] known, int[]... words) {
    return NewsNovelty.of(firm, known, words, WINDOW);
  }

  @Test
  void whatWasSaidBeforeAboutTheFirmIsNotNew() {
    assertThat(
            of(
                new int[] {0, 0, 1, 0},
                new long[] {1, 2, 3, 4},
                new int[] {1, 2, 3},
                new int[] {1, 2, 3},
                new int[] {1, 2, 3},
                new int[] {2, 3, 4}))
        .containsExactly(1, 0, 1, .5);
  }

  @Test
  void whatWasSaidLongAgoIsForgotten() {
    assertThat(
            of(
                new int[] {0, 0, 0},
                new long[] {1, 8, 16},
                new int[] {1},
                new int[] {1},
                new int[] {1}))
        .as("the window is closed at its far end")
        .containsExactly(1, 0, 1);
  }

  @Test
  void theOrderOfTimeCountsAndNotThatOfTheRows() {
    assertThat(of(new int[] {0, 0}, new long[] {5, 4}, new int[] {1}, new int[] {1}))
        .containsExactly(0, 1);
  }

  /** The slow way, text by text, agrees. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheNoveltyOfTexts(long seed) {
    Random random = new Random(seed);
    int n = 60;
    int[] firm = random.ints(n, 0, 3).toArray();
    long[] known = random.longs(n, 0, 40).toArray();
    int[][] words = new int[n][];
    Arrays.setAll(
        words, i -> random.ints(1 + random.nextInt(6), 0, 9).sorted().distinct().toArray());
    double[] novelty = NewsNovelty.of(firm, known, words, WINDOW);
    for (int i = 0; i < n; i++) {
      List<Novelty> earlier = new ArrayList<>();
      for (int k = 0; k < n; k++) {
        boolean before = known[k] < known[i] || (known[k] == known[i] && k < i);
        if (firm[k] == firm[i] && before && known[k] >= known[i] - WINDOW) {
          earlier.add(text(words[k]));
        }
      }
      assertThat(novelty[i])
          .as("seed %d, headline %d", seed, i)
          .isCloseTo(text(words[i]).against(earlier), within(1e-15));
    }
  }

  private static Novelty text(int[] words) {
    return Novelty.of(
        Arrays.stream(words).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
  }
}
