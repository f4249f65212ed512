package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.SharedData;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.engine.FakeVendors.Fate;
import dev.bellwether.filing.Change;
import dev.bellwether.filing.Delta;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.store.ChunkTable;
import dev.bellwether.store.Database;
import dev.bellwether.store.FilingTable;
import dev.bellwether.store.StoredFiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code score} sends of a report whose predecessor is in the workspace. */
class DeltaScoringIT {
  private static final Instant THEN = Instant.parse("2024-02-01T21:00:00Z");
  private static final Instant NOW = Instant.parse("2025-02-01T21:00:00Z");

  private static final String REPORT =
      """
      <html><body><p>FORM 10-K</p>
      <p><ix:nonNumeric name="dei:EntityRegistrantName">Larkspur Tools, Inc.</ix:nonNumeric></p>
      <p><ix:nonNumeric name="dei:EntityCentralIndexKey">42</ix:nonNumeric></p>
      <p><b>Item 1. Business</b></p><p>We make tools for gardens and sell them to shops.</p>
      <p><b>Item 1A. Risk Factors</b></p><p>Two shops buy most of our tools. The larger of them has told us that it
      will renew the agreement under which it buys from us when that ends, on the terms that hold now.</p>
      <p><b>Item 7. Management's Discussion and Analysis</b></p><p>We sold more rakes than spades in the year.</p>
      <p><b>Item 8. Financial Statements</b></p>%s
      </body></html>
      """
          .formatted(
              "<p>Revenue of the year came to %s million dollars, of which rakes are the greater part.</p>"
                  .repeat(30));

  @TempDir Path folder;

  private void ingest(CloudLab lab, Path file, Instant acceptedAt) throws IOException {
    IngestFilings.run(
        lab.context(),
        new IngestFilings.Request(
            List.of(file), List.of(new Ticker("LRKS")), Optional.of(acceptedAt)));
  }

  private Path write(String name, String revenue, String renewal) throws IOException {
    String report = REPORT.replace("%s", revenue).replace("will renew", renewal);
    return Files.writeString(folder.resolve(name), report);
  }

  /** Statements of figures are left out, as their changes are what management discusses. */
  @Test
  void aWordThatTurnsARiskFactorIsSentAndUnchangedTextAndItem8AreNot() throws Exception {
    try (FakeVendors vendors = new FakeVendors((tier, n) -> Fate.ANSWER)) {
      CloudLab lab = new CloudLab(folder, vendors.url());
      lab.liftLimits();
      ingest(lab, write("2024.htm", "40", "will renew"), THEN);
      ScoreByRoute.run(lab.context(), false);
      assertThat(String.join("", vendors.bodies())).contains("Revenue of the year");
      int before = vendors.bodies().size();

      ingest(lab, write("2025.htm", "41", "will not renew"), NOW);
      ScoreByRoute.run(lab.context(), false);

      List<String> sent = vendors.bodies().subList(before, vendors.bodies().size());
      assertThat(sent).hasSize(1);
      assertThat(sent.get(0))
          .contains("will not renew the agreement")
          .doesNotContain(
              "Two shops buy", "We make tools", "more rakes than", "Revenue of the year");
    }
  }

  @ParameterizedTest
  @CsvSource({"NVDA-newer,NVDA-older", "META-newer,META-older"})
  void nothingOfHighPriorityIsDropped(String newer, String older) throws Exception {
    CloudLab lab = new CloudLab(folder, "http://127.0.0.1:9");
    ingest(lab, annual(older), THEN);
    ingest(lab, annual(newer), NOW);
    int checked =
        Folding.write(
            lab.context(),
            database -> {
              StoredFiling now =
                  FilingTable.contents(database).stream()
                      .map(hash -> FilingTable.find(database, hash).orElseThrow())
                      .max(Comparator.comparing(StoredFiling::acceptedAt))
                      .orElseThrow();
              return check(
                  now, sent(lab, database, now), FilingTable.before(database, now).orElseThrow());
            });
    assertThat(checked).isGreaterThan(40);
  }

  /** The characters of the stored text that are sent. */
  private static BitSet sent(CloudLab lab, Database database, StoredFiling filing) {
    BitSet sent = new BitSet();
    for (ChunkTable.Weighed weighed :
        new ContentChunker(lab.context(), database).chunk(filing.content())) {
      sent.set(weighed.chunk().span().start(), weighed.chunk().span().end());
    }
    return sent;
  }

  private static int check(StoredFiling now, BitSet sent, StoredFiling then) {
    FilingDocument newer = FilingDocuments.read(now).main();
    int offset = now.content().text().length() - newer.text().length();
    int high = 0;
    for (Change change : Delta.of(newer, FilingDocuments.read(then).main()).changes()) {
      boolean all = change.weight() == Change.Weight.HIGH && change.kind() != Change.Kind.REMOVED;
      for (Span span : all ? List.of(change.element().span()) : change.news()) {
        int from = span.start() + offset;
        assertThat(sent.nextClearBit(from))
            .as(span.of(newer.text()))
            .isGreaterThanOrEqualTo(span.end() + offset);
      }
      high += all ? 1 : 0;
    }
    return high;
  }

  private static Path annual(String start) throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("data/sec/10-K"))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }
}
