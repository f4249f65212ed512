package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonRuleTest {
  private final Lexicon lexicon = Lexicon.parse(Lexicon.resource());

  /** What this rule alone finds. */
  private Evidence evidence(String text) {
    Passage passage = Passage.of(lexicon, PlainForm.of(text));
    Evidence evidence = new Evidence(passage.size());
    new ComparisonRule().read(passage, evidence);
    return evidence;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Net profit came to EUR 5 mn from EUR 3 mn a year earlier",
        "Net profit went from EUR 3 mn to EUR 5 mn",
        "Sales were EUR 1.2 bn versus EUR 950 mn",
        "Sales were EUR 5 mn (EUR 4 mn)",
        "Operating margin was 12 % compared with 9 %",
        "Sales totalled EUR 5 mn; a year earlier EUR 4 mn",
        "The company earned 5 million, against 3 million a year earlier",
        "Costs were EUR 3 mn compared to EUR 5 mn",
        "Profit and sales came to EUR 5 mn and EUR 80 mn, up from EUR 4 mn and EUR 70 mn"
      })
  void aFigureThatIsBetterThanTheOneBeforeIsGoodNews(String text) {
    assertThat(evidence(text).comparison()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Net profit came to EUR 3 mn from EUR 5 mn a year earlier",
        "Net profit went from EUR 5 mn to EUR 3 mn",
        "Sales were EUR 950 mn versus EUR 1.2 bn",
        "Sales were EUR 4 mn (EUR 5 mn)",
        "Operating margin was 9 % compared with 12 %",
        "Costs were EUR 5 mn compared to EUR 3 mn",
        "Profit and sales shrank to EUR 5 mn and EUR 58 mn respectively, from EUR 7 mn and EUR 65 mn"
      })
  void aFigureThatIsWorseIsBadNews(String text) {
    assertThat(evidence(text).comparison()).isEqualTo(-1);
  }

  @Test
  void aSmallerLossIsBetterAndALargerOneWorse() {
    assertThat(evidence("Net loss narrowed to EUR 5 mn from EUR 9 mn").comparison()).isEqualTo(1);
    assertThat(evidence("Net loss widened to EUR 9 mn from EUR 5 mn").comparison()).isEqualTo(-1);
    assertThat(evidence("A loss of EUR 2 mn, versus a loss of EUR 3 mn").comparison()).isEqualTo(1);
  }

  @Test
  void aProfitAfterALossIsASwingAndNoComparison() {
    Evidence swing = evidence("Net profit was EUR 2 mn compared to a loss of EUR 3 mn");
    assertThat(swing.swing()).isEqualTo(1);
    assertThat(swing.comparison()).isZero();
    assertThat(evidence("Net loss was EUR 3 mn compared to a profit of EUR 2 mn").swing())
        .isEqualTo(-1);
    assertThat(evidence("Swung to a profit against a loss").swing()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales were EUR 5 mn compared to 2009",
        "Sales were EUR 5 mn compared with 12 %",
        "Sales were EUR 5 mn versus USD 4 mn",
        "The order from Tarn is worth EUR 5 mn",
        "Sales were EUR 5 mn against EUR 5 mn",
        "Sales were EUR 5 mn. Compared to EUR 4 mn it is a pity.",
        "Room 5 compared to room 4"
      })
  void whatCannotBeComparedSaysNothing(String text) {
    Evidence evidence = evidence(text);
    assertThat(evidence.comparison()).isZero();
    assertThat(evidence.swing()).isZero();
  }

  @Test
  void ofOppositeClausesTheLastComparisonIsTold() {
    String profit = "profit rose to EUR 5 mn from EUR 4 mn";
    String sales = "sales fell to EUR 8 mn from EUR 9 mn";
    assertThat(evidence("Net " + profit + " but " + sales).comparison()).isEqualTo(-1);
    assertThat(evidence("Net " + sales + " but " + profit).comparison()).isEqualTo(1);
  }

  @Test
  void bothClausesLeaveTheirEvidence() {
    Evidence evidence =
        evidence(
            "Net profit rose to EUR 5 mn from EUR 4 mn but sales fell to EUR 8 mn from EUR 9 mn");
    double good = 0;
    double bad = 0;
    Passage passage =
        Passage.of(
            lexicon,
            PlainForm.of(
                "Net profit rose to EUR 5 mn from EUR 4 mn but sales fell to EUR 8 mn from EUR 9 mn"));
    for (int i = 0; i < passage.size(); i++) {
      good += Math.max(0, evidence.effect(i));
      bad += Math.min(0, evidence.effect(i));
    }
    assertThat(good).isPositive();
    assertThat(bad).isNegative();
  }

  @Test
  void aFigureAgainstWhatWasExpectedIsCompared() {
    assertThat(evidence("EPS of USD 0.40; analysts had expected USD 0.35").comparison())
        .isEqualTo(1);
    assertThat(evidence("EPS of USD 0.30; analysts had expected USD 0.35").comparison())
        .isEqualTo(-1);
  }
}
