package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchLongIT {
  @TempDir private Path folder;

  @Test
  void onlyReadingBySentencesSeesNewsBehindALongBeginning() throws Exception {
    StringBuilder labels = new StringBuilder("text,label,score\n");
    for (boolean good : new boolean[] {true, false}) {
      labels.append(
          "The annual meeting takes place in the town hall on Monday.,neutral,0\n".repeat(45));
      for (int i = 0; i < 45; i++) {
        labels.append(
            good
                ? "Quillon raises its guidance after record profit.,bullish,1\n"
                : "Quillon cuts its guidance after heavy losses.,bearish,-1\n");
      }
    }
    Path file = Files.writeString(folder.resolve("labels.csv"), labels);
    CloudLab lab = new CloudLab(folder, "http://127.0.0.1:9");
    List<BenchLong.Line> lines = BenchLong.labelled(lab.context(), file, 90).lines();
    assertThat(lines).extracting(BenchLong.Line::method).containsExactly("sentences", "prefix");
    assertThat(lines.get(0).quality().accuracy()).isEqualTo(1);
    assertThat(lines.get(1).quality().accuracy()).isLessThan(1);
  }

  @Test
  void shortTextsAreNotEnough() throws Exception {
    Path file = Files.writeString(folder.resolve("labels.csv"), "text,label\nA rise.,bullish\n");
    CloudLab lab = new CloudLab(folder, "http://127.0.0.1:9");
    assertThatThrownBy(() -> BenchLong.labelled(lab.context(), file, 2))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("no text long enough");
  }
}
