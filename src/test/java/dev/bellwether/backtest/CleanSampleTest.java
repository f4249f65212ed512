package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanSampleTest {
  private static final double NONE = Double.NaN;

  private final Panel factor =
      Panel.ofSessions(
          new double[] {1, NONE, 3, 4},
          new double[] {Double.NEGATIVE_INFINITY, 2, 3, 4},
          new double[] {1, 2, 3, 4});
  private final ForwardReturns short1 =
      new ForwardReturns(
          1,
          Panel.ofSessions(
              new double[] {.1, .1, NONE, .4},
              new double[] {.1, .2, .3, .4},
              new double[] {.1, .2, .3, NONE}));
  private final ForwardReturns long5 =
      new ForwardReturns(
          5,
          Panel.ofSessions(
              new double[] {.5, .5, NONE, .5},
              new double[] {.5, NONE, .5, .5},
              new double[] {NONE, NONE, NONE, NONE}));

  @Test
  void keepsOnlyRowsThatHaveEveryHorizon() {
    CleanSample sample = CleanSample.of(factor, List.of(short1, long5));
    assertThat(sample.size()).isEqualTo(4);
    assertThat(sample.size(0)).isEqualTo(2);
    assertThat(sample.size(1)).isEqualTo(2);
    assertThat(sample.size(2)).isZero();
    assertThat(sample.occupiedSessions()).isEqualTo(2);
    assertThat(sample.assetAt(sample.from(1))).isEqualTo(2);
    assertThat(sample.factorAt(sample.from(1))).isEqualTo(3);
    assertThat(sample.returnAt(sample.from(1), 1)).isEqualTo(.3);
    assertThat(sample.returnAt(sample.from(1), 5)).isEqualTo(.5);
  }

  @Test
  void namesTheReasonForEveryCellItLeavesOut() {
    Drops drops = CleanSample.of(factor, List.of(short1, long5)).drops();
    assertThat(drops).isEqualTo(new Drops(12, 1, 1, Map.of(1, 2L, 5, 4L)));
    assertThat(drops.withoutReturn()).isEqualTo(6);
  }

  @Test
  void keepsMoreRowsWhenAskedForFewerHorizons() {
    assertThat(CleanSample.of(factor, List.of(short1)).size()).isEqualTo(8);
  }

  @Test
  void refusesReturnsOfAnotherShapeAndHorizonsTwice() {
    ForwardReturns other = new ForwardReturns(2, Panel.ofSessions(new double[] {1}));
    assertThatThrownBy(() -> CleanSample.of(factor, List.of(other)))
        .hasMessageContaining("horizon 2");
    assertThatThrownBy(() -> CleanSample.of(factor, List.of(short1, short1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CleanSample.of(factor, List.of(short1)).returnAt(0, 7))
        .hasMessageContaining("horizon 7");
  }
}
