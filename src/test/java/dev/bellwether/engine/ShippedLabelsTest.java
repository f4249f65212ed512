package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bench.LabelledText;
import dev.bellwether.llm.embedded.EncoderModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedLabelsTest {
  private static final Path LABELS =
      Path.of(System.getProperty("bellwether.home", "."), "datasets", "labelled");

  /** Training takes minutes; whether it would begin with the same texts is told at once. */
  @Test
  void theShippedHeadWasTrainedOnTheTextsThatModelTrainReads() throws Exception {
    StringBuilder lines = new StringBuilder();
    int texts = 0;
    for (Path file : LabelledFiles.in(LABELS)) {
      LabelledFile.Contents contents =
          LabelledFile.read(file, new LabelledFile.Reading(Map.of(), Map.of(), 0));
      assertThat(contents.unusable()).isZero();
      for (LabelledText text : contents.texts()) {
        lines.append(text.label()).append('\t').append(text.kind());
        lines.append('\t').append(text.text()).append('\n');
        texts++;
      }
    }
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(lines.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(new String(EncoderModel.shippedHead(), StandardCharsets.UTF_8))
        .as("run 'bellwether model train' after a change to datasets/labelled")
        .contains("\nexamples\t" + texts + "\n")
        .contains("\ndata\t" + HexFormat.of().formatHex(hash) + "\n");
  }
}
