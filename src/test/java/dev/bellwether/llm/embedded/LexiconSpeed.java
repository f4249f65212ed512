package dev.bellwether.llm.embedded;

import java.util.List;

/** Measures headlines per second of one thread; run its main by hand, it asserts nothing. */
final class LexiconSpeed {
  private static final int ROUNDS = 8;
  private static final int TEXTS = 200_000;

  private LexiconSpeed() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws Exception {
    LexiconModel model = LexiconModel.load();
    List<String> texts =
        List.of(
            "Operating profit rose to EUR 8.1 mn from EUR 3.2 mn a year earlier",
            "Tessier cuts full-year outlook as costs rise, shares tumble 12%",
            "$ aapl long here, breakout coming URL",
            "The annual general meeting will be held on 24 March in Helsinki");
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      double sum = 0;
      for (int i = 0; i < TEXTS; i++) {
        sum += model.complete(Ask.about(texts.get(i % texts.size()))).verdict().score();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%.0f headlines/s (check %.1f)%n", TEXTS / seconds, sum);
    }
  }
}
