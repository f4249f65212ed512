package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.store.NewsDetails;
import dev.bellwether.store.ReplayInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataHashTest {
  private static final List<String> TICKERS = List.of("A", "B");

  private static String news(List<String> tickers, int[] ticker, double value) {
    return DataHash.of(
        new ReplayInputs.News(
            tickers,
            ticker,
            new long[] {1, 2},
            new long[] {3, 4},
            new double[] {.5, value},
            NewsDetails.plain(2),
            2,
            0));
  }

  private static String bars(List<String> tickers, double adjusted) {
    return DataHash.of(
        tickers,
        new ReplayInputs.Bars(
            new int[] {0},
            new long[] {1},
            new double[] {2},
            new double[] {3},
            new double[] {adjusted},
            new double[] {5}));
  }

  @Test
  void equalDataHaveEqualHashes() {
    assertThat(news(TICKERS, new int[] {0, 1}, 1)).isEqualTo(news(TICKERS, new int[] {0, 1}, 1));
    assertThat(bars(TICKERS, 1)).isEqualTo(bars(TICKERS, 1)).matches("[0-9a-f]{64}");
  }

  @Test
  void everyDifferenceShows() {
    String hash = news(TICKERS, new int[] {0, 1}, 1);
    assertThat(news(TICKERS, new int[] {1, 0}, 1)).isNotEqualTo(hash);
    assertThat(news(TICKERS, new int[] {0, 1}, Math.nextUp(1.0))).isNotEqualTo(hash);
    assertThat(news(List.of("A", "C"), new int[] {0, 1}, 1)).isNotEqualTo(hash);
    assertThat(bars(TICKERS, Math.nextUp(1.0))).isNotEqualTo(bars(TICKERS, 1));
    assertThat(bars(List.of("C", "B"), 1)).as("another firm's bars").isNotEqualTo(bars(TICKERS, 1));
  }
}
