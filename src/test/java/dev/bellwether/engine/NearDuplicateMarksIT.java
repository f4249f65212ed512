package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ingest.file.NewsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearDuplicateMarksIT {
  private static final String BY_ENCODER = "embedded.near_duplicates=true";
  private static final String PAIRS =
      "from near_duplicates n join contents later on later.hash = n.content_hash"
          + " join contents earlier on earlier.hash = n.near_duplicate_of";

  @TempDir private Path folder;
  private CloudLab lab;

  @BeforeEach
  void openLab() {
    lab = new CloudLab(folder, "http://127.0.0.1:9");
  }

  private long ingest(String setting, String... rows) throws IOException {
    Path file = Files.createTempFile(folder, "wire", ".csv");
    Files.writeString(file, "date,title\n" + String.join("\n", rows) + "\n");
    return IngestNews.run(
            lab.context(setting),
            new IngestNews.Request(
                List.of(file),
                new NewsOptions(Map.of(), Optional.of("wire"), Optional.empty(), Optional.empty()),
                Optional.empty()))
        .nearDuplicates();
  }

  private static final String[] STORIES = {
    "2026-11-02T10:00:00Z,Harbour Foods stock drops 5 percent following factory fire in Tarn",
    "2026-11-02T09:00:00Z,Harbour Foods shares fall 5% after factory fire in Tarn",
    "2026-11-02T11:00:00Z,Harbour Foods shares fall 15% after factory fire in Tarn",
    "2026-11-12T11:00:00Z,Harbour Foods stock falls 5 percent after factory fire in Tarn"
  };

  @Test
  void theEncoderMarksTheLaterTextThatSaysTheSameWithinSevenDays() throws IOException {
    assertThat(ingest(BY_ENCODER, STORIES)).isEqualTo(1);
    assertThat(lab.text("select later.title || ' < ' || earlier.title " + PAIRS))
        .isEqualTo(
            "Harbour Foods stock drops 5 percent following factory fire in Tarn < Harbour Foods"
                + " shares fall 5% after factory fire in Tarn");
  }

  @Test
  void textsThatWereThereBeforeAreReadWhenItIsSwitchedOn() throws IOException {
    assertThat(ingest("embedded.near_duplicates=false", STORIES)).isZero();
    assertThat(lab.number("select count(*) from gists")).isZero();
    assertThat(ingest(BY_ENCODER, "2026-11-20T11:00:00Z,Quillon wins a rail contract"))
        .isEqualTo(1);
    assertThat(lab.number("select count(*) from gists")).isEqualTo(5);
  }

  @Test
  void whatTheFirstMethodTakesForTheSameThoughANumberDiffersIsNotMarked() throws IOException {
    String story =
        "Quillon stock still trades %d points above its fair value of 101 say seven of its brokers"
            + " in a joint note sent to clients at noon in Tarn and elsewhere";
    String[] rows = {
      "2026-11-02T09:00:00Z," + story.formatted(118), "2026-11-02T10:00:00Z," + story.formatted(115)
    };
    assertThat(ingest("embedded.near_duplicates=false", rows)).isEqualTo(1);
    assertThat(ingest(BY_ENCODER, "2026-11-20T11:00:00Z,Quillon wins a rail contract")).isZero();
    assertThat(lab.number("select count(*) from near_duplicates")).isZero();
  }

  @Test
  void longTextsAreStillComparedByTheirWords() throws IOException {
    String body = "word%d of the long story ".repeat(30).formatted(numbers());
    String[] rows = {
      "2026-11-02T09:00:00Z," + body, "2026-11-02T10:00:00Z," + body + " told again"
    };
    assertThat(ingest(BY_ENCODER, rows)).isEqualTo(1);
  }

  private static Object[] numbers() {
    Object[] numbers = new Object[30];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
