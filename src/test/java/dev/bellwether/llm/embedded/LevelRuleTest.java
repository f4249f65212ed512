package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelRuleTest {
  private final Lexicon lexicon = Lexicon.parse(Lexicon.resource());

  /** The evidence that this rule alone finds, all places together. */
  private double level(String text) {
    Passage passage = Passage.of(lexicon, PlainForm.of(text));
    Evidence evidence = new Evidence(passage.size());
    new LevelRule().read(passage, evidence);
    double[] weights = new double[passage.size()];
    Arrays.fill(weights, 1);
    return evidence.sum(Ground.LEVEL, weights);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales were 12 % above the year before",
        "Profit was EUR 2 mn higher than a year ago",
        "Costs were 5 % below last year",
        "The loss was EUR 2 mn less than a year ago"
      })
  void aboveIsGoodOfWhatIsGoodAndBelowOfWhatIsBad(String text) {
    assertThat(level(text)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales were 12 % below the year before",
        "Profit was EUR 2 mn less than a year ago",
        "Costs were 5 % above last year",
        "Debt was EUR 2 mn above last year"
      })
  void andTheOtherWayRound(String text) {
    assertThat(level(text)).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales of over EUR 12 mn",
        "Profit above the ground",
        "The mill lies 12 miles above the town",
        "12 % above the year before"
      })
  void whatIsNotMeasuredOrOfNothingSaysNothing(String text) {
    assertThat(level(text)).isZero();
  }

  @Test
  void oppositeClausesCancel() {
    assertThat(level("Sales were 12 % above last year while profit was 5 % below last year"))
        .isZero();
    assertThat(level("Sales were 12 % above last year and profit was 5 % above last year"))
        .isEqualTo(2);
  }

  @Test
  void itDoesNotReachOverTheEndOfASentence() {
    assertThat(level("Sales are counted quarterly. It is 12 % above last year.")).isZero();
  }
}
