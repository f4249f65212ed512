package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Outline;
import dev.bellwether.chunk.Passage;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Delta;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FilingReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Reads filings that were damaged at random and checks what must hold of every reading. Not a test
 * by itself: {@code FilingFuzz MINUTES SEED FOLDER...} runs for as long as one likes; what it finds
 * becomes a test.
 */
public final class FilingFuzz {
  private static final List<String> PIECES =
      List.of(
          "<table>",
          "</table>",
          "<tr>",
          "<td>",
          "</td>",
          "<div>",
          "</div>",
          "<p>",
          "<b>",
          "</b>",
          "<br>",
          "<pre>",
          "</pre>",
          "<PAGE>",
          "<ix:header>",
          "</ix:header>",
          "<span style='display:none'>",
          "</span>",
          "<!--",
          "-->",
          "<",
          ">",
          "&",
          "&#",
          "&#x110000;",
          "&#8201;",
          "\"",
          "='",
          "<a href=\"#x\">",
          "</a>",
          "Item 5.02",
          "ITEM 1A. Risk",
          "PART II",
          "<DOCUMENT>",
          "</TEXT>",
          "<TEXT>",
          "\0",
          "\uD83D",
          "\n\n",
          "<hr style=\"page-break-after:always\">",
          "<script>",
          "<title>",
          "<TYPE>8-K\n",
          "SIGNATURES");

  private FilingFuzz() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    long end = System.nanoTime() + Long.parseLong(arguments[0]) * 60_000_000_000L;
    long seed = Long.parseLong(arguments[1]);
    List<byte[]> filings = new ArrayList<>();
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().matches(".*(htm|html|txt)")).toList()) {
          filings.add(Files.readAllBytes(file));
        }
      }
    }
    long runs = 0;
    double slowest = 0;
    while (System.nanoTime() < end) {
      byte[] damaged = damaged(filings, seed);
      try {
        slowest = Math.max(slowest, check(damaged));
      } catch (RuntimeException | StackOverflowError e) {
        System.out.println("seed " + seed + ": " + e);
      }
      seed++;
      runs++;
    }
    System.out.printf("%d readings, slowest %.1f CPU s per MB%n", runs, slowest);
  }

  /** A filing with some damage; the same for the same seed. */
  static byte[] damaged(List<byte[]> filings, long seed) {
    Random random = new Random(seed);
    byte[] whole = filings.get(random.nextInt(filings.size()));
    int size = Math.min(whole.length, 1_000 + random.nextInt(200_000));
    int from = random.nextInt(whole.length - size + 1);
    StringBuilder text =
        new StringBuilder(new String(whole, from, size, StandardCharsets.ISO_8859_1));
    for (int i = random.nextInt(60); i >= 0 && text.length() > 10; i--) {
      int at = random.nextInt(text.length());
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + random.nextInt(300)));
        case 1 -> text.insert(at, piece.repeat(1 + random.nextInt(3_000)));
        case 2 -> text.setCharAt(at, (char) random.nextInt(256));
        default -> text.insert(at, piece);
      }
    }
    return text.toString()
        .getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /** Reads and checks; returns the CPU seconds it took for each million bytes. */
  static double check(byte[] bytes) {
    long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Filing filing;
    try {
      filing = FilingReader.read(bytes);
    } catch (BellwetherException e) {
      return 0;
    }
    for (FilingDocument document : filing.documents()) {
      elementsTile(document);
      sectionsAreInOrder(document);
      for (Strategy strategy : Strategy.values()) {
        chunksFit(Outlines.of(filing, document), strategy);
      }
    }
    if (!Delta.of(filing.main(), filing.main()).changes().isEmpty()) {
      throw new IllegalStateException("differs from itself");
    }
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
    return bytes.length < 100_000 ? 0 : cpu / 1e9 / (bytes.length / 1e6);
  }

  private static void elementsTile(FilingDocument document) {
    int at = 0;
    for (Element element : document.elements()) {
      require(element.span().start() >= at, "elements overlap");
      require(document.text().substring(at, element.span().start()).isBlank(), "text lost");
      at = element.span().end();
    }
    require(document.text().substring(at).isBlank(), "text lost at the end");
  }

  private static void sectionsAreInOrder(FilingDocument document) {
    int at = 0;
    for (Section section : document.sections()) {
      require(section.span().start() >= at || section.span().start() == 0, "sections overlap");
      at = Math.max(at, section.span().start());
    }
  }

  private static void chunksFit(Outline outline, Strategy strategy) {
    FilingChunker chunker =
        new FilingChunker(strategy, FilingChunker.Size.DEFAULT, TokenMeter.estimate());
    int at = 0;
    for (Passage passage : chunker.chunk(outline)) {
      require(passage.tokens() <= 1_000, "a chunk of " + passage.tokens() + " tokens");
      require(passage.text().equals(passage.span().of(outline.text())), "another text");
      if (passage.span().start() > at) {
        require(outline.text().substring(at, passage.span().start()).isBlank(), "text in no chunk");
      }
      at = Math.max(at, passage.span().end());
    }
    require(outline.text().substring(at).isBlank(), "the end in no chunk");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
