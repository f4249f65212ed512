package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.ingest.file.NewsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchDuplicatesIT {
  @TempDir private Path folder;

  @Test
  void countsWhatEachMethodMarksAndWhatThosePairsAreWorth() throws Exception {
    CloudLab lab = new CloudLab(folder, "http://127.0.0.1:9");
    String points =
        "2026-11-02T0%d:00:00Z,HFD,Quillon stock still trades %d points above its fair value of 101"
            + " say seven of its brokers in a joint note sent to clients at noon in Tarn\n";
    Path file =
        Files.writeString(
            folder.resolve("wire.csv"),
            "date,ticker,title\n"
                + "2026-11-02T01:00:00Z,HFD,Harbour Foods shares fall 5% after factory fire\n"
                + "2026-11-02T02:00:00Z,HFD,Harbour Foods stock drops 5 percent following factory fire\n"
                + "2026-11-03T01:30:00Z,HFD,Harbour Foods stock falls 5% after factory fire\n"
                + points.formatted(5, 118)
                + points.formatted(6, 115));
    IngestNews.run(
        lab.context(),
        new IngestNews.Request(
            List.of(file),
            new NewsOptions(Map.of(), Optional.of("wire"), Optional.empty(), Optional.empty()),
            Optional.empty()));

    List<BenchDuplicates.Line> lines = BenchDuplicates.run(lab.context(), 100);
    assertThat(lines)
        .extracting(BenchDuplicates.Line::method)
        .containsExactly("words", "encoder", "cache");
    assertThat(lines).extracting(BenchDuplicates.Line::texts).containsOnly(5L);
    assertThat(lines.get(0).otherClaims()).isEqualTo(1);
    assertThat(lines.get(1).marked()).isEqualTo(2);
    // The third came 24 and a half hours after the first, and the second was not asked about.
    assertThat(lines.get(2).marked()).isEqualTo(1);
    assertThat(lines.get(1).otherClaims() + lines.get(2).otherClaims()).isZero();
    assertThat(lines.get(1).opposite() + lines.get(2).opposite()).isZero();
  }

  @Test
  void countsSortedPairs() throws Exception {
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.tsv"),
            "opposite\tQuillon raises its dividend\tQuillon cuts its dividend\n"
                + "same\tQuillon wins $200 million rail contract\tQuillon wins $200 mln contract for rail\n");
    CloudLab lab = new CloudLab(folder, "http://127.0.0.1:9");
    assertThat(BenchDuplicates.pairs(lab.context(), pairs))
        .containsExactly(
            new BenchDuplicates.PairLine("opposite", 1, 0, 0),
            new BenchDuplicates.PairLine("same", 1, 0, 1));
    Files.writeString(pairs, "two\tcells\n");
    assertThatThrownBy(() -> BenchDuplicates.pairs(lab.context(), pairs))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("three cells");
  }
}
