package dev.bellwether.llm.embedded;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the encoder model in one thread: CPU time of a headline of 36 word pieces, the time from
 * the start of the JVM to the first score, and memory. {@code benchmarks/run.sh} runs it; it
 * asserts nothing.
 */
final class EncoderSpeed {
  private static final int TEXTS = 300;
  private static final int ROUNDS = 3;
  private static final int PIECES = 36;

  private EncoderSpeed() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws Exception {
    double before = residentMegabytes();
    EncoderModel model = EncoderModel.load();
    model.complete(Ask.about("Tessier lifts its full-year outlook"));
    double first = sinceStart();
    WordPieces pieces = new WordPieces(Vocabulary.read(EncoderFiles.locate().vocabulary()));
    List<String> texts = texts(pieces);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (String text : texts) {
        model.complete(Ask.about(text + " " + round));
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / 1e6 / TEXTS);
    }
    System.out.printf("pieces %d%n", PIECES);
    System.out.printf("cpu_ms %.2f%n", best);
    System.out.printf("first_s %.2f%n", first);
    System.out.printf("memory_mb %.0f%n", residentMegabytes() - before);
  }

  private static double sinceStart() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
  }

  /** Texts that have, with the encoder's role and marks, so many pieces less the round's. */
  private static List<String> texts(WordPieces pieces) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder("Operating profit of unit " + i + " rose to EUR");
      while (pieces.numbers("query: " + text, 512).length < PIECES - 1) {
        text.append(" 8");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static double residentMegabytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1000)
        .findFirst()
        .orElse(0);
  }
}
