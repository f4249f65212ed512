package dev.bellwether.ingest.file;

import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.ingest.Sketch;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Prints the CPU time for each row of a generated news file: reading, mapping and hashing, then the
 * same with sketches. Run it by hand; it asserts nothing.
 */
final class IngestThroughput {
  private static final int ROWS = 300_000;

  private IngestThroughput() {}

  public static void main(String[] args) throws IOException {
    Path file = args.length > 0 ? Path.of(args[0]) : generated();
    for (int round = 0; round < 5; round++) {
      report("read, map, hash", file, document -> {});
      report("the same and sketches", file, document -> Sketch.of(document.content().text()));
    }
    if (args.length == 0) {
      Files.delete(file);
    }
  }

  private static void report(String what, Path path, Consumer<Document> each) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    RowFile file = RowFile.of(path, Optional.empty());
    NewsMapping mapping = NewsMapping.of(file, NewsOptions.guessing());
    int documents = 0;
    int rows = 0;
    try (Rows opened = file.open()) {
      for (Optional<Entry> e = opened.next(); e.isPresent(); e = opened.next()) {
        rows++;
        if (e.get() instanceof Row row
            && mapping.document(row) instanceof Outcome.Done<Document> done) {
          each.accept(done.value());
          documents++;
        }
      }
    }
    double nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    System.out.printf(
        "%-24s %d rows, %d documents, %.2f microseconds a row%n",
        what, rows, documents, nanos / rows / 1000);
  }

  /** Headlines of 12 words and summaries of 30, one in ten with a quoted comma or an accent. */
  private static Path generated() throws IOException {
    Path file = Files.createTempFile("throughput", ".csv");
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,title,summary,published_at,tickers,url,source\n");
      for (int i = 0; i < ROWS; i++) {
        String title = words(random, 12) + (random.nextInt(10) == 0 ? ", caf\u00e9" : "");
        out.write(
            "%d,\"%s\",\"%s\",%s,AAPL;T%d,https://example.org/news/%d,wire%n"
                .formatted(
                    i,
                    title,
                    words(random, 30),
                    Instant.ofEpochSecond(1_700_000_000L + i),
                    random.nextInt(500),
                    i));
      }
    }
    return file;
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(Integer.toString(random.nextInt(40_000_000), 36));
    }
    return text.toString();
  }
}
