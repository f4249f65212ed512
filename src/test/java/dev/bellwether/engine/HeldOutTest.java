package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Chunk;
import dev.bellwether.Direction;
import dev.bellwether.Span;
import dev.bellwether.bench.LabelledText;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.embedded.EncoderModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped scorer on sentences that it was not trained on, by authors who did not know it. */
class HeldOutTest {
  private static final Path DATASETS =
      Path.of(System.getProperty("bellwether.home", "."), "datasets");

  private static List<LabelledText> texts(Path file) {
    LabelledFile.Contents contents =
        LabelledFile.read(file, new LabelledFile.Reading(Map.of(), Map.of(), 0));
    assertThat(contents.unusable()).isZero();
    return contents.texts();
  }

  @Test
  void mostDirectionsAreRightAndHardlyAnyIsTheOpposite() throws Exception {
    LanguageModel model = EncoderModel.load();
    List<LabelledText> texts = texts(DATASETS.resolve("held-out").resolve("unseen.tsv"));
    int right = 0;
    int opposite = 0;
    for (LabelledText text : texts) {
      Direction said = direction(model, text.text());
      right += said == text.label() ? 1 : 0;
      opposite += isOpposite(said, text.label()) ? 1 : 0;
    }
    assertThat(texts).hasSize(200);
    assertThat(right).isGreaterThanOrEqualTo(texts.size() * 92 / 100);
    assertThat(opposite).isLessThanOrEqualTo(texts.size() * 2 / 100);
  }

  private static Direction direction(LanguageModel model, String text) throws Exception {
    Chunk chunk = new Chunk("held-out", 0, Chunk.Kind.TITLE, new Span(0, text.length()), text);
    return model.complete(new Question(chunk, Optional.empty(), Instant.MAX)).verdict().direction();
  }

  private static boolean isOpposite(Direction said, Direction label) {
    return said != label && said != Direction.NEUTRAL && label != Direction.NEUTRAL;
  }

  @Test
  void noneOfThemIsTrainedOn() {
    Set<String> trained = new HashSet<>();
    for (Path file : LabelledFiles.in(DATASETS.resolve("labelled"))) {
      texts(file).forEach(each -> trained.add(each.text()));
    }
    for (Path file : LabelledFiles.in(DATASETS.resolve("held-out"))) {
      assertThat(texts(file)).noneMatch(each -> trained.contains(each.text()));
    }
  }
}
