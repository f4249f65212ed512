package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.SharedData;
import dev.bellwether.Span;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Passage;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Change;
import dev.bellwether.filing.Delta;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FilingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chunks and deltas of real filings. */
class FilingChunksTest {
  private static final TokenMeter METER = TokenMeter.estimate();

  private static Filing read(Path file) {
    try {
      return FilingReader.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static FilingDocument annual(String start) throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("data/sec/10-K"))) {
      Path file =
          files
              .filter(f -> String.valueOf(f.getFileName()).startsWith(start))
              .findFirst()
              .orElseThrow();
      return read(file).main();
    }
  }

  @Test
  void chunksOfEveryFilingTileItsTextAndFitAModel() throws IOException {
    FilingChunker chunker = new FilingChunker(Strategy.ELEMENT, FilingChunker.Size.DEFAULT, METER);
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("10-K", "10-Q", "8-K", "old", "full-submissions")) {
      try (Stream<Path> all = Files.list(SharedData.require("data/sec/" + folder))) {
        all.filter(f -> f.toString().matches(".*(html|txt)")).forEach(files::add);
      }
    }
    for (Path file : files) {
      Filing filing = read(file);
      for (FilingDocument document : filing.documents()) {
        int at = 0;
        for (Passage passage : chunker.chunk(Outlines.of(filing, document))) {
          assertThat(passage.text()).isEqualTo(passage.span().of(document.text()));
          assertThat(document.text().substring(at, passage.span().start())).isBlank();
          assertThat(passage.tokens()).as(file.toString()).isLessThanOrEqualTo(1_000);
          at = passage.span().end();
        }
        assertThat(document.text().substring(at)).isBlank();
      }
    }
  }

  /** Found by {@link FilingFuzz}: a header that goes on and on filled every chunk's context. */
  @Test
  void aNameWithoutEndDoesNotFillTheChunks() {
    String submission =
        "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 8-K\nCOMPANY CONFORMED NAME: %s\nCENTRAL INDEX KEY: 42\n"
                .formatted("Endless ".repeat(5_000))
            + "</SEC-HEADER>\n<DOCUMENT>\n<TYPE>8-K\n<TEXT><p>Item 8.01 Other Events</p><p>Said.</p></TEXT>";
    Filing filing = FilingReader.read(submission.getBytes(StandardCharsets.UTF_8));
    FilingChunker chunker = new FilingChunker(Strategy.ELEMENT, FilingChunker.Size.DEFAULT, METER);
    assertThat(chunker.chunk(Outlines.of(filing, filing.main())))
        .isNotEmpty()
        .allMatch(passage -> passage.tokens() < 200);
  }

  @Test
  void theSameFilingHasNoDelta() throws IOException {
    Delta.Result delta = Delta.of(annual("AAPL-newer"), annual("AAPL-older"));
    assertThat(delta.changes()).isEmpty();
    assertThat(delta.paragraphs()).isGreaterThan(250);
  }

  @Test
  void riskFactorsThatWereRewrittenChangeMore() throws IOException {
    double tesla = share("TSLA-newer", "TSLA-older");
    double amazon = share("AMZN-newer", "AMZN-older");
    double nvidia = share("NVDA-newer", "NVDA-older");
    double homeDepot = share("HD-newer", "HD-older");
    assertThat(Math.max(tesla, amazon)).isLessThan(nvidia / 1.5);
    assertThat(nvidia).isLessThan(homeDepot / 1.3);
  }

  private static double share(String newer, String older) throws IOException {
    FilingDocument now = annual(newer);
    long changed =
        Delta.of(now, annual(older)).changes().stream()
            .filter(c -> c.section().item().equals("1A") && c.kind() != Change.Kind.REMOVED)
            .count();
    long all =
        now.elements().stream()
            .filter(
                e ->
                    Outlines.sectionOf(now, e.span())
                        .filter(s -> s.item().equals("1A"))
                        .isPresent())
            .count();
    return (double) changed / all;
  }

  /**
   * The target is for all pairs, of which one is the same filing twice. Those that differ miss it
   * by a little, since no sentence is left out that may say something else; they are not to get
   * worse.
   */
  @Test
  void newsOfAllPairsIsAFifthOfTheWholeOrLess() throws IOException {
    Map<String, String> pairs =
        Map.of(
            "AMZN-newer", "AMZN-older",
            "HD-newer", "HD-older",
            "IBM-newer", "IBM-older",
            "META-newer", "META-older",
            "NVDA-newer", "NVDA-older",
            "NVDA-older", "NVDA-oldest",
            "TSLA-newer", "TSLA-older");
    double differing = 0;
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      differing += saved(pair.getKey(), pair.getValue());
    }
    double same = saved("AAPL-newer", "AAPL-older");

    assertThat((differing + same) / (pairs.size() + 1)).isGreaterThanOrEqualTo(0.8);
    assertThat(differing / pairs.size()).isGreaterThanOrEqualTo(0.79);
  }

  private static double saved(String newer, String older) throws IOException {
    FilingDocument now = annual(newer);
    double sent = 0;
    for (Change change : Delta.of(now, annual(older)).changes()) {
      for (Span news : change.news()) {
        sent += METER.count(news.of(now.text()));
      }
    }
    return 1 - sent / METER.count(now.text());
  }
}
