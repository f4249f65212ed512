package dev.bellwether.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgedFoldTest {
  private static List<Integer> excluded(PurgedFold fold) {
    return IntStream.range(0, fold.training().length)
        .filter(session -> !fold.training()[session])
        .boxed()
        .toList();
  }

  /** Labels [i, i + 10], test 100 to 199: 90 to 99 and 200 to 209 go, then the embargo. */
  @ParameterizedTest
  @CsvSource({"0, 209", "5, 214", "20, 229"})
  void labelsThatMeetTheTestArePurgedAndThenComesTheEmbargo(int embargo, int last) {
    PurgedFold fold = PurgedFold.of(300, 100, 200, 10, embargo, false);
    assertThat(excluded(fold)).isEqualTo(IntStream.rangeClosed(90, last).boxed().toList());
    assertThat(fold.purged()).isEqualTo(20);
    assertThat(fold.embargoed()).isEqualTo(embargo);
  }

  @Test
  void walkingForwardLearnsFromThePastOnly() {
    for (PurgedFold fold : PurgedFold.walkForward(240, 5, 3, 4)) {
      for (int session = 0; session < 240; session++) {
        assertThat(fold.training()[session]).isEqualTo(session + 3 < fold.testFrom());
      }
      assertThat(fold.purged()).isEqualTo(3);
      assertThat(fold.embargoed()).isZero();
    }
  }

  @Test
  void noLabelOfTheTrainingMeetsOneOfTheTest() {
    for (PurgedFold fold : PurgedFold.crossValidation(233, 6, 5, 2)) {
      for (int train = 0; train < 233; train++) {
        for (int test = fold.testFrom(); test < fold.testTo(); test++) {
          boolean meet = train <= test + 5 && test <= train + 5;
          assertThat(fold.training()[train] && meet).isFalse();
        }
      }
    }
  }

  @Test
  void theStretchesCoverEverySessionOnce() {
    List<PurgedFold> folds = PurgedFold.crossValidation(233, 6, 5, 2);
    assertThat(folds.get(0).testFrom()).isZero();
    assertThat(folds.get(5).testTo()).isEqualTo(233);
    for (int i = 1; i < folds.size(); i++) {
      assertThat(folds.get(i).testFrom()).isEqualTo(folds.get(i - 1).testTo());
    }
  }
}
