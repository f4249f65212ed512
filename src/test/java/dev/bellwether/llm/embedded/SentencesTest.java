package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Our own sentences, one or more for each kind of rule. */
class SentencesTest {
  private static final double FLOOR = 0.95;

  private final LexiconModel model = LexiconModel.load();

  @Test
  void readsOurSentencesTheRightWay() throws Exception {
    List<String> lines = lines();
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      Direction direction = model.complete(Ask.about(cells[1])).verdict().direction();
      if (!direction.name().toLowerCase(Locale.ROOT).equals(cells[0])) {
        wrong.add(line + " -> " + model.read(cells[1]));
      }
    }
    assertThat(lines).hasSizeGreaterThan(120);
    assertThat(1 - wrong.size() / (double) lines.size()).as("%s", wrong).isGreaterThan(FLOOR);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = SentencesTest.class.getResourceAsStream("sentences.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
