package dev.bellwether.engine;

import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FilingReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU seconds from the bytes of one filing to its chunks, after warm-up; five lines. */
public final class FilingSpeed {
  private FilingSpeed() {}

  /** Measures the filing that is named. */
  public static void main(String[] arguments) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
    for (int i = 0; i < 5; i++) {
      chunks(bytes);
    }
    for (int i = 0; i < 5; i++) {
      long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int chunks = chunks(bytes);
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
      System.out.printf("%.3f s CPU, %d chunks%n", cpu / 1e9, chunks);
    }
  }

  private static int chunks(byte[] bytes) {
    FilingChunker chunker =
        new FilingChunker(Strategy.ELEMENT, FilingChunker.Size.DEFAULT, TokenMeter.estimate());
    Filing filing = FilingReader.read(bytes);
    int chunks = 0;
    for (FilingDocument document : filing.documents()) {
      chunks += chunker.chunk(Outlines.of(filing, document)).size();
    }
    return chunks;
  }
}
