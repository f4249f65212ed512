package dev.bellwether.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkTallyTest {
  //                                  0         1         2         3
  //                                  0123456789012345678901234567890123456
  private static final String TEXT = "one two\n\na\t1\nb\t2\nc\t3\n\nthree four";
  private static final Span TABLE = new Span(9, 20);

  private static Section section(int start, int end) {
    return new Section("", "1", "", new Span(start, end), 1, Section.State.FULL);
  }

  private static ChunkTally tally(List<Section> sections, Span... pieces) {
    ChunkTally tally = new ChunkTally();
    int[] tokens = new int[pieces.length];
    Arrays.fill(tokens, 7);
    tally.add(TEXT, List.of(TABLE), sections, List.of(pieces), tokens);
    return tally;
  }

  @Test
  void aTableInOneChunkIsWhole() {
    ChunkTally tally = tally(List.of(), new Span(0, 7), new Span(9, 20), new Span(22, 32));

    assertThat(tally.tables()).isEqualTo(1);
    assertThat(tally.tablesCut()).isZero();
    assertThat(tally.chunks()).isEqualTo(3);
    assertThat(tally.tokens()).isEqualTo(21);
    assertThat(tally.largest()).isEqualTo(7);
  }

  @Test
  void aTableCutBetweenRowsLosesNoRow() {
    ChunkTally tally = tally(List.of(), new Span(0, 16), new Span(17, 32));

    assertThat(tally.tablesCut()).isEqualTo(1);
    assertThat(tally.rowsCut()).isZero();
  }

  @Test
  void aCutWithinARowIsCountedUnlessAnOverlappingWindowHoldsTheRow() {
    assertThat(tally(List.of(), new Span(0, 14), new Span(14, 32)).rowsCut()).isEqualTo(1);
    assertThat(tally(List.of(), new Span(0, 14), new Span(12, 32)).rowsCut()).isZero();
  }

  @Test
  void aChunkThatHoldsTwoSectionsOrOneAndMoreIsMixed() {
    List<Section> two = List.of(section(0, 21), section(22, 32));

    assertThat(tally(two, new Span(0, 20), new Span(22, 32)).mixed()).isZero();
    assertThat(tally(two, new Span(0, 25), new Span(25, 32)).mixed()).isEqualTo(1);
    assertThat(tally(List.of(section(22, 32)), new Span(9, 32)).mixed()).isEqualTo(1);
    assertThat(tally(List.of(), new Span(0, 32)).mixed()).isZero();
  }
}
