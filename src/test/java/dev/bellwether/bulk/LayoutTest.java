package dev.bellwether.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  @TempDir Path folder;

  private static Slice slice(String date, int number, long chars) {
    return new Slice(date, 0, number, 1, chars, number + 1);
  }

  @Test
  void aShortBucketIsOnePart() {
    Layout layout = Layout.of(List.of(slice("2024-01-02", 0, 9), slice("2024-01-02", 7, 9)), "s");

    assertThat(layout.parts()).hasSize(1);
    assertThat(layout.parts().get(0).items()).isEqualTo(2);
  }

  @Test
  void aLongBucketIsSalted() {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < Slice.COUNT; i++) {
      slices.add(slice("2024-01-02", i, Layout.LONGEST_PART / 4));
    }

    assertThat(Layout.of(slices, "s").parts())
        .hasSize(4)
        .allMatch(part -> part.chars() <= Layout.LONGEST_PART);
  }

  @Test
  void theOrderOfSlicesDoesNotCount() {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < Slice.COUNT; i++) {
      slices.add(slice("2024-01-0" + (1 + i % 3), i, 1_500_000));
    }
    Layout layout = Layout.of(slices, "s");
    Collections.shuffle(slices, new Random(20261125));

    assertThat(Layout.of(slices, "s")).isEqualTo(layout);
  }

  @Test
  void anotherTextOrAnotherStageGivesAnotherName() {
    String name = Layout.of(List.of(slice("2024-01-02", 0, 9)), "s").parts().get(0).path();

    assertThat(Layout.of(List.of(slice("2024-01-02", 1, 9)), "s").parts().get(0).path())
        .isNotEqualTo(name);
    assertThat(Layout.of(List.of(slice("2024-01-02", 0, 9)), "t").parts().get(0).path())
        .isNotEqualTo(name);
  }

  @Test
  void partsThatWereWrittenElsewhereAreMissed() throws IOException {
    Layout layout = Layout.of(List.of(slice("2024-01-02", 0, 9), slice("2024-01-03", 0, 9)), "s");
    Shelf shelf = new LocalShelf(folder, Clock.systemUTC());
    shelf.publish(Files.createTempFile(folder, "rows", ""), layout.parts().get(0).path());

    assertThatThrownBy(() -> layout.requireAll(shelf, "out"))
        .hasMessage("1 of 2 parts were written, but are not in out");

    shelf.publish(Files.createTempFile(folder, "rows", ""), layout.parts().get(1).path());
    layout.requireAll(shelf, "out");
  }

  @Test
  void partsOfAnotherCommandAreSeenOnTheSameDatesOnly() throws IOException {
    Layout layout = Layout.of(List.of(slice("2024-01-02", 0, 9)), "score");
    Layout other =
        Layout.of(List.of(slice("2024-01-02", 0, 9), slice("2024-01-03", 0, 9)), "chunk");
    Shelf shelf = new LocalShelf(folder, Clock.systemUTC());
    for (Part part : List.of(layout.parts().get(0), other.parts().get(1))) {
      shelf.publish(Files.createTempFile(folder, "rows", ""), part.path());
    }
    layout.requireAll(shelf, "out");

    shelf.publish(Files.createTempFile(folder, "rows", ""), other.parts().get(0).path());

    assertThatThrownBy(() -> layout.requireAll(shelf, "out"))
        .hasMessage("meanwhile another command has written to the same dates of out, parts: 1");
  }

  @Test
  void aNameHasTheSameDigitsInEveryLanguage() {
    Slice slice = slice("2024-01-02", 0, 9);
    Part part = Layout.of(List.of(slice), "s").parts().get(0);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(part.path()).contains("/part-00-");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anOutdatedFileOfTheSameDateGoesFromEachBucketAndOthersStay() throws IOException {
    Shelf shelf = new LocalShelf(folder, Clock.systemUTC());
    Layout layout = Layout.of(List.of(slice("2024-01-02", 0, 9)), "s");
    List<String> there =
        List.of(
            layout.parts().get(0).path(),
            "date=2024-01-02/bucket=0/part-00-0000000000000000.parquet",
            "date=2024-01-02/bucket=3/part-00-0000000000000000.parquet",
            "date=2024-01-03/bucket=0/part-00-0000000000000000.parquet");
    for (String file : there) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "");
    }

    Outdated outdated = layout.outdated(shelf);
    assertThat(outdated.count()).isEqualTo(2);
    assertThat(layout.waiting(shelf)).isEmpty();
    outdated.removeBut(shelf, layout.parts());
    assertThat(shelf.files()).hasSize(4);

    outdated.removeBut(shelf, List.of());

    assertThat(shelf.files()).containsExactlyInAnyOrder(there.get(0), there.get(3));
  }
}
