package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleReadingTest {
  private final LexiconModel model = LexiconModel.load();

  @Test
  void comparesFiguresInTheirUnits() {
    assertThat(model.read("Sales were EUR 950 m against EUR 1.2 bn").comparison()).isEqualTo(-1);
    assertThat(model.read("Sales were 1.2 against EUR 0.9 bn").comparison()).isEqualTo(1);
    assertThat(model.read("Sales were EUR 950 m from 12%").comparison()).isZero();
    assertThat(model.read("Sales were EUR 950 m against EUR 950 m").comparison()).isZero();
  }

  @Test
  void aYearIsNoFigure() {
    assertThat(model.read("Sales were EUR 3 mn compared to 2009").comparison()).isZero();
  }

  @Test
  void namesASwing() {
    assertThat(model.read("Elgin swings to profit").swing()).isEqualTo(1);
    assertThat(model.read("A profit of 3m versus a loss of 9m").swing()).isEqualTo(1);
    assertThat(model.read("A loss of 3m versus a profit of 2m").swing()).isEqualTo(-1);
  }

  @Test
  void countsDirectionsByWhatTheyMean() {
    RuleReading reading = model.read("Costs fell, sales rose and debt increased");
    assertThat(reading.ups()).isEqualTo(2);
    assertThat(reading.downs()).isEqualTo(1);
  }

  @Test
  void aQuestionAndAHedgeWeaken() {
    double plain = model.read("Elgin beats estimates.").raw();
    assertThat(model.read("Elgin beats estimates?").raw()).isBetween(0.1, plain - 0.1);
    assertThat(model.read("Elgin possibly beats estimates.").raw()).isBetween(0.1, plain - 0.1);
  }

  @Test
  void slangCountsOnlyInAPost() {
    assertThat(model.read("Elgin puts and calls").raw()).isZero();
    assertThat(model.read("$ELG puts").raw()).isNegative();
    assertThat(model.read("$ elg puts").post()).isTrue();
  }

  @Test
  void aDirectionTakesItsNounFromItsOwnSideOfAs() {
    RuleReading reading = model.read("Elgin slumps 25 pct as debt fears grow");
    assertThat(reading.rationale()).isEqualTo("down; fears up");
  }

  @Test
  void nothingFiredIsNoReason() {
    RuleReading reading = model.read("Elgin is a town");
    assertThat(reading.rationale()).isEmpty();
    assertThat(reading.raw()).isZero();
    assertThat(reading.agreement()).isEqualTo(1);
  }
}
