package dev.bellwether.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.ConfidenceScale;
import dev.bellwether.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScaleFitTest {
  private static Judgement judgement(double confidence, boolean right) {
    return new Judgement(
        new LabelledText(
            "t", right ? Direction.BULLISH : Direction.BEARISH, OptionalDouble.empty()),
        Direction.BULLISH,
        0.5,
        confidence,
        1,
        0);
  }

  /** A model whose confidence must be read by this scale. */
  private static List<Judgement> speaking(ConfidenceScale truth, int n) {
    SplittableRandom random = new SplittableRandom(7);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double confidence = 0.34 + 0.65 * random.nextDouble();
      judgements.add(judgement(confidence, random.nextDouble() < truth.apply(confidence)));
    }
    return judgements;
  }

  @Test
  void aModelThatIsTooSureIsReadAsItShouldBe() {
    ConfidenceScale truth = new ConfidenceScale(0.4, -0.3);
    ScaleFit fit = ScaleFit.of(speaking(truth, 20_000)).orElseThrow();
    assertThat(fit.scale().slope()).isCloseTo(0.4, within(0.05));
    assertThat(fit.scale().intercept()).isCloseTo(-0.3, within(0.07));
    assertThat(fit.eceBefore()).isGreaterThan(0.15);
    assertThat(fit.eceAfter()).isLessThan(0.02);
    assertThat(fit.n()).isEqualTo(20_000);
  }

  @Test
  void aModelThatCanBeBelievedIsLeftAboutAsItIs() {
    ScaleFit fit = ScaleFit.of(speaking(ConfidenceScale.IDENTITY, 20_000)).orElseThrow();
    assertThat(fit.scale().slope()).isCloseTo(1, within(0.06));
    assertThat(fit.scale().intercept()).isCloseTo(0, within(0.06));
  }

  @Test
  void aConfidenceThatSaysTheOppositeIsReadAsTheShareThatIsRight() {
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      judgements.add(judgement(i < 50 ? 0.95 : 0.4, i >= 40));
    }
    ScaleFit fit = ScaleFit.of(judgements).orElseThrow();
    assertThat(fit.scale().slope()).isZero();
    assertThat(fit.scale().apply(0.99)).isCloseTo(0.6, within(0.01));
  }

  @Test
  void tooFewAnswersOrOnesThatAreAllRightSayNothing() {
    assertThat(ScaleFit.of(speaking(ConfidenceScale.IDENTITY, ScaleFit.FEWEST - 1))).isEmpty();
    List<Judgement> right = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      right.add(judgement(0.8, true));
    }
    assertThat(ScaleFit.of(right)).isEmpty();
  }
}
