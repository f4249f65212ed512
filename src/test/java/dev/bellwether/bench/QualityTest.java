package dev.bellwether.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QualityTest {
  private static final Direction UP = Direction.BULLISH;
  private static final Direction FLAT = Direction.NEUTRAL;
  private static final Direction DOWN = Direction.BEARISH;

  private static Judgement judgement(Direction label, Direction answer, double confidence) {
    return new Judgement(
        new LabelledText("text", label, OptionalDouble.empty()),
        answer,
        0,
        confidence,
        2_000_000,
        3);
  }

  private static final List<Judgement> SIX =
      List.of(
          judgement(UP, UP, .9),
          judgement(UP, FLAT, .5),
          judgement(FLAT, FLAT, .7),
          judgement(FLAT, FLAT, .8),
          judgement(DOWN, UP, .95),
          judgement(DOWN, DOWN, .6));

  @Test
  void accuracyAndMacroF1AreThoseCountedByHand() {
    Quality quality = Quality.of(SIX, 1, 1);

    // bullish: precision 1/2, recall 1/2; neutral: 2/3, 1; bearish: 1, 1/2
    assertThat(quality.accuracy()).isEqualTo(4 / 6.0);
    assertThat(quality.macroF1()).isCloseTo((.5 + .8 + 2 / 3.0) / 3, within(1e-12));
    assertThat(quality.n()).isEqualTo(6);
    assertThat(quality.skipped()).isEqualTo(1);
  }

  @Test
  void onlyBullishTakenForBearishOrTheReverseIsAnOppositeSign() {
    assertThat(Quality.of(SIX, 0, 1).oppositeSign()).isEqualTo(1 / 6.0);
  }

  @Test
  void theConfusionHasLabelsInRowsAndAnswersInColumns() {
    assertThat(Confusion.of(SIX).counts())
        .containsExactly(List.of(1L, 0L, 1L), List.of(0L, 2L, 0L), List.of(0L, 1L, 1L));
  }

  @Test
  void theExpectedCalibrationErrorWeighsBinsByTheirTexts() {
    // bins: .5 wrong; .6 right; .7 right; .8 right; .9 and .95 together once right
    double byHand = (.5 + .4 + .3 + .2 + 2 * Math.abs(.5 - .925)) / 6;

    assertThat(Calibration.of(SIX).ece()).isCloseTo(byHand, within(1e-12));
  }

  @Test
  void coverageTakesTheSurestFirst() {
    assertThat(Coverage.of(SIX))
        .containsExactly(
            new Coverage(.3, 2, .5),
            new Coverage(.5, 3, 2 / 3.0),
            new Coverage(.7, 4, .75),
            new Coverage(1.0, 6, 4 / 6.0));
  }

  @Test
  void theIntervalHoldsTheFigureAndNarrowsWithMoreTexts() {
    Interval narrow = accuracyInterval(4_000);
    Interval wide = accuracyInterval(40);

    assertThat(narrow.low()).isLessThan(.75);
    assertThat(narrow.high()).isGreaterThan(.75);
    assertThat(narrow.high() - narrow.low()).isLessThan((wide.high() - wide.low()) / 5);
  }

  private static Interval accuracyInterval(int texts) {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      judgements.add(judgement(UP, i % 4 == 0 ? FLAT : UP, .5));
    }
    return Interval.of(judgements, sample -> Confusion.of(sample).accuracy(), 7);
  }

  @Test
  void correlationUsesTheTextsThatHaveNumbers() {
    SplittableRandom random = new SplittableRandom(11);
    List<Judgement> judgements = new ArrayList<>(SIX);
    for (int i = 0; i < 200; i++) {
      double strength = random.nextDouble() * 2 - 1;
      judgements.add(
          new Judgement(
              new LabelledText("t", UP, OptionalDouble.of(strength)), UP, strength / 2, .5, 1, 0));
    }

    assertThat(Quality.of(judgements, 0, 1).pearson().getAsDouble()).isCloseTo(1, within(1e-12));
    assertThat(Quality.of(SIX, 0, 1).pearson()).isEmpty();
  }

  @Test
  void timeAndCostAreMeansAndTheSurestMistakesAreListedFirst() {
    Quality quality = Quality.of(SIX, 0, 1);

    assertThat(quality.msPerItem()).isEqualTo(2);
    assertThat(quality.usdPerThousand()).isCloseTo(.003, within(1e-12));
    assertThat(quality.disagreements()).containsExactly(SIX.get(4), SIX.get(1));
  }

  @Test
  void noTextsHaveNoFigureThatIsNotANumber() {
    Quality quality = Quality.of(List.of(), 0, 1);

    assertThat(List.of(quality.accuracy(), quality.macroF1(), quality.calibration().ece()))
        .containsOnly(0.0);
    assertThat(quality.coverage()).isEmpty();
  }
}
