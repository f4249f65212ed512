package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;
import dev.bellwether.Span;
import dev.bellwether.Verdict;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.ScriptedModel;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderModelTest {
  private static final EncoderModel MODEL = EncoderModel.load();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tessier Chemicals lifted its full-year outlook after a record quarter | BULLISH",
        "Elgin Stores cut its guidance for the second time this year | BEARISH",
        "The board of Marlowe Shipping will meet in Bergen on 4 June | NEUTRAL",
        "Quarterly operating loss narrowed to EUR 1.1 mn from EUR 6.3 mn | BULLISH",
        "Quarterly operating loss widened to EUR 6.3 mn from EUR 1.1 mn | BEARISH"
      })
  void tellsNewsFromItsOpposite(String text, Direction direction) throws Exception {
    assertThat(verdict(text).direction()).isEqualTo(direction);
  }

  /** A killed program cannot tidy up: there must be nothing to tidy. */
  @Test
  void leavesNoFolderInTheTemporaryOne() throws Exception {
    MODEL.complete(ScriptedModel.question("Profit rises", Instant.MAX));
    Field made = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
    made.setAccessible(true);
    assertThat((Path) made.get(null)).isNotNull().doesNotExist();
  }

  @Test
  void theScoreIsBullishLessBearish() throws Exception {
    Verdict verdict = verdict("Tessier wins a EUR 40 million order");
    assertThat(verdict.score())
        .isCloseTo(verdict.probabilities().orElseThrow().score(), within(1e-12));
  }

  @Test
  void isLessSureWhenHeadAndRulesDisagree() {
    Head head = HeadFile.read(HeadFile.shipped(), "shipped");
    ClassProbabilities up = new ClassProbabilities(0.1, 0.1, 0.8);
    ClassProbabilities down = new ClassProbabilities(0.8, 0.1, 0.1);
    ClassProbabilities agreed = Blend.of(up, up, head.rulesWeight()).probabilities();
    ClassProbabilities disputed = Blend.of(up, down, head.rulesWeight()).probabilities();
    assertThat(disputed.direction()).isEqualTo(agreed.direction());
    assertThat(head.confidence().of(disputed)).isLessThan(head.confidence().of(agreed) - 0.1);
  }

  @Test
  void fewHeadlinesDivideHeadAndRules() throws Exception {
    Path news = Path.of(System.getProperty("bellwether.home", "."), "datasets/demo/news.csv");
    List<String> lines = Files.readAllLines(news);
    int disputed = 0;
    for (String line : lines.subList(1, lines.size())) {
      String title = line.split(",", 4)[3];
      Question question = ScriptedModel.question(title, Instant.MAX);
      disputed += MODEL.complete(question).disputed() ? 1 : 0;
    }
    assertThat(disputed).isBetween(1, lines.size() / 10);
  }

  @Test
  void manyCallersGetTheSameAsOne() throws Exception {
    List<String> texts =
        IntStream.range(0, 40).mapToObj(i -> "Sales rose " + i + " percent at unit " + i).toList();
    EncoderModel other = EncoderModel.load();
    List<Double> together = texts.parallelStream().map(text -> score(other, text)).toList();
    assertThat(together).isEqualTo(texts.stream().map(text -> score(MODEL, text)).toList());
  }

  private static double score(EncoderModel model, String text) {
    try {
      return model.complete(Ask.about(text)).verdict().score();
    } catch (ModelException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aBodyIsReadSentenceBySentence() throws Exception {
    String good = "Profit rose sharply in the third quarter.";
    String bad = "The company issued a profit warning for next year.";
    String text = good + " " + bad;
    Chunk body = new Chunk("", 1, Chunk.Kind.BODY, new Span(0, text.length()), text);
    Verdict verdict = MODEL.complete(new Question(body, Optional.empty(), Instant.MAX)).verdict();
    assertThat(verdict.score())
        .isCloseTo((verdict(good).score() + verdict(bad).score()) / 2, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "12.5 %", "\uD83D\uDE80\uD83D\uDE80", "\u0000\u0007", "$ 5"})
  void aTextWithoutLettersIsSkippedWithAReason(String text) {
    assertThatThrownBy(() -> verdict(text))
        .isInstanceOf(ModelException.Unreadable.class)
        .hasMessageContaining("letters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD",
        "\u202Eprofit rose\u202C",
        "profit\u0000 rose\u0007\u001B[31m",
        "&lt;p&gt;Profit&nbsp;rose&lt;/p&gt; <br/> <script>alert(1)</script>",
        "\uD83D\uDE80 $TSLA to the moon \uD83D\uDE80",
        "\uD83D lone surrogate \uDE80",
        "[CLS] [SEP] [PAD]",
        "x"
      })
  void anyTextWithALetterGetsAVerdict(String text) throws Exception {
    assertThat(verdict(text).score()).isBetween(-1.0, 1.0);
    assertThat(verdict(text).confidence()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"profit rose to 5m from 3m. ", "a", "<a", "\uD83D\uDE80 x"})
  void aMegabyteGetsAVerdict(String unit) throws Exception {
    String text = unit.repeat(1_000_000 / unit.length());
    assertThat(verdict(text).score()).isBetween(-1.0, 1.0);
  }

  @Test
  void theShippedHeadBelongsToTheseRulesAndThisEncoder() throws Exception {
    Head head = HeadFile.read(HeadFile.shipped(), "shipped");
    assertThat(head.rules())
        .as("run 'bellwether model train' after a change to the rules")
        .isEqualTo(LexiconModel.load().selection().fingerprint());
    assertThat(head.encoder()).isEqualTo(EncoderFiles.locate().weightsSha256());
  }

  @Test
  void aHeadOfAnotherEncoderIsRefused() throws Exception {
    String head = new String(HeadFile.shipped(), StandardCharsets.UTF_8);
    Path file =
        Files.writeString(
            folder.resolve("old.head"), head.replaceFirst("encoder\t....", "encoder\t0000"));
    EncoderModel model = EncoderModel.load("old", file);
    assertThatThrownBy(() -> model.complete(Ask.about("profit rose")))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("another encoder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"format\t2\n", "", "format\t1\nencoder\tx\n", "\u0000"})
  void aBrokenHeadIsNamed(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("broken.head"), content);
    assertThatThrownBy(() -> EncoderModel.load("broken", file))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("broken.head");
  }

  @Test
  void headsAreFiledApart() throws Exception {
    Path file = Files.write(folder.resolve("mine.head"), HeadFile.shipped());
    assertThat(EncoderModel.load("mine", file).selection()).isNotEqualTo(MODEL.selection());
    assertThat(EncoderModel.load().selection()).isEqualTo(MODEL.selection());
  }

  private static Verdict verdict(String text) throws ModelException {
    return MODEL.complete(Ask.about(text)).verdict();
  }
}
