package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconModelTest {
  private final LexiconModel model = LexiconModel.load();

  @Test
  void filesItsAnswersUnderAFingerprintOfTheWordList() {
    assertThat(model.selection().tier()).isEqualTo(Tier.EMBEDDED);
    assertThat(model.selection().fingerprint()).matches("[0-9a-f]{16}");
    assertThat(model.selection().canonical())
        .startsWith("embedded|lexicon-1|")
        .endsWith("|none||steepness=4.0;threshold=0.35");
    assertThat(LexiconModel.load().selection()).isEqualTo(model.selection());
  }

  @Test
  void answersForNothingAndSaysWhy() throws ModelException {
    Completion completion = model.complete(Ask.about("Quarterly profit rose 5%, misses estimates"));
    assertThat(completion.cost()).isEqualTo(Cost.ZERO);
    assertThat(completion.usage()).isEqualTo(TokenUsage.NONE);
    assertThat(completion.verdict().rationale()).isEqualTo("profit up; misses");
  }

  @Test
  void scoreIsTheDifferenceOfTheProbabilities() throws ModelException {
    Verdict verdict = verdict("Profit plunged and the dividend was scrapped");
    assertThat(verdict.direction()).isEqualTo(Direction.BEARISH);
    assertThat(verdict.score()).isEqualTo(verdict.probabilities().orElseThrow().score());
    assertThat(verdict.confidence()).isGreaterThan(0.9);
  }

  @Test
  void mixedNewsLowersConfidence() throws ModelException {
    double plain = verdict("Profit rose").confidence();
    double mixed = verdict("Profit rose, the firm was upgraded, but sales fell").confidence();
    assertThat(mixed).isLessThan(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "12.5%", "\uD83D\uDE80\uD83D\uDE80", "$ 5 -- !!"})
  void refusesTextWithoutLetters(String text) {
    assertThatThrownBy(() -> model.complete(Ask.about(text)))
        .isInstanceOf(ModelException.Unreadable.class)
        .hasMessage("the text has no letters to read");
  }

  @Test
  void readingDependsOnTheTextAlone() {
    String text = "Net loss narrowed to 5m from 9m";
    assertThat(model.read(text)).isEqualTo(LexiconModel.load().read(text));
  }

  private Verdict verdict(String text) throws ModelException {
    return model.complete(Ask.about(text)).verdict();
  }
}
