package dev.bellwether.llm.embedded;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Measures headlines per CPU second of one thread; {@code benchmarks/run.sh} runs it, it asserts
 * nothing.
 */
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
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      double sum = 0;
      for (int i = 0; i < TEXTS; i++) {
        sum += model.complete(Ask.about(texts.get(i % texts.size()))).verdict().score();
      }
      double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf("%.0f headlines/s (check %.1f)%n", TEXTS / seconds, sum);
    }
  }
}
