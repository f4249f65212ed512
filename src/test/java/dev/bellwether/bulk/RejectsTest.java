package dev.bellwether.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsTest {
  @TempDir Path folder;
  private Shelf shelf;
  private final Layout layout =
      Layout.of(
          List.of(
              new Slice("2024-01-02", 0, 0, 1, 9, 7),
              new Slice("2024-01-03", 0, 0, 1, 9, 8),
              new Slice("unknown", 12, 0, 1, 9, 9)),
          "stage");

  @BeforeEach
  void open() {
    shelf = new LocalShelf(folder, Clock.systemUTC());
  }

  private void put(String path, String... lines) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.write(folder.resolve(path), List.of(lines));
  }

  private Map<String, Long> ofFinished() throws IOException {
    Map<String, Long> reasons = Rejects.ofFinished(shelf, layout, layout.waiting(shelf));
    for (Part part : layout.parts()) {
      layout.outdated(shelf).remove(shelf, part.date());
    }
    return reasons;
  }

  @Test
  void thoseOfFinishedPartsAreCountedByReason() throws IOException {
    for (int i : new int[] {0, 2}) {
      Part part = layout.parts().get(i);
      put(part.path());
      put(
          part.rejects(),
          Rejects.line(new Unusable("too short"), "a"),
          Rejects.line(new Unusable("no text"), "b"));
    }

    assertThat(ofFinished()).isEqualTo(Map.of("too short", 2L, "no text", 2L));
  }

  @Test
  void thoseOfAPartThatIsMadeAgainGoAndAreNotCounted() throws IOException {
    Part waiting = layout.parts().get(1);
    put(waiting.rejects(), Rejects.line(new Unusable("too short"), "a"));

    assertThat(ofFinished()).isEmpty();
    assertThat(shelf.rejects()).isEmpty();
  }

  @Test
  void thoseOfAnOutdatedPartGoWithIt() throws IOException {
    put("date=2024-01-02/bucket=3/part-00-00000000000000aa.parquet");
    put(
        "_rejects/2024-01-02-3-00-00000000000000aa.jsonl",
        Rejects.line(new Unusable("too short"), "a"));

    assertThat(ofFinished()).isEmpty();
    assertThat(shelf.rejects()).isEmpty();
  }

  @Test
  void thoseOfOtherDatesAndOfOtherInputsStay() throws IOException {
    put("date=2023-12-29/bucket=3/part-00-00000000000000aa.parquet");
    put(
        "_rejects/2023-12-29-3-00-00000000000000aa.jsonl",
        Rejects.line(new Unusable("too short"), "a"));
    put(Rejects.ofInput("/news/2023.parquet"), Rejects.line(new Unusable("no title"), ""));

    assertThat(ofFinished()).isEmpty();
    assertThat(shelf.rejects()).hasSize(2);
  }

  @Test
  void thoseThatAnotherCommandWritesBeforeItsPartStay() throws IOException {
    put(
        "_rejects/2023-12-29-3-00-00000000000000aa.jsonl",
        Rejects.line(new Unusable("too short"), "a"));

    assertThat(ofFinished()).isEmpty();
    assertThat(shelf.rejects()).hasSize(1);
  }

  @Test
  void eachInputHasAFileOfItsOwn() {
    assertThat(Rejects.ofInput("/news/2024.parquet"))
        .startsWith("_rejects/input-")
        .isEqualTo(Rejects.ofInput("/news/2024.parquet"))
        .isNotEqualTo(Rejects.ofInput("/news/2023.parquet"));
  }
}
