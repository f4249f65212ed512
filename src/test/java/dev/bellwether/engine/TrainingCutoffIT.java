package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.report.ReplayJson;
import dev.bellwether.report.ReplayLookAhead;
import dev.bellwether.report.ReplayLookAhead.Evidence;
import dev.bellwether.report.ReplayLookAhead.Verdict;
import dev.bellwether.report.ReplayReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of scores that know the future until a date, and nothing after it. */
class TrainingCutoffIT {
  private static final int SESSIONS = 400;

  /** The 200th session. */
  private static final LocalDate CUTOFF =
      Market.NYSE
          .session(Market.NYSE.ordinalOf(LocalDate.of(2019, 1, 2)).orElseThrow() + 200)
          .date();

  @TempDir private Path folder;

  private ReplayLab remembering() {
    Random random = new Random(9);
    return ReplayLab.holding(
        folder,
        Market.randomWalks(
            new Random(8),
            30,
            SESSIONS,
            (s, returns) ->
                s < 200 ? Math.tanh(40 * returns[s + 1]) : Math.tanh(random.nextGaussian())));
  }

  @Test
  void theHeadlineIsOfWhatCameAfterAndTheRestIsMarked() {
    ReplayReport report = remembering().replay("replay.knowledge_cutoff=" + CUTOFF);
    ReplayLookAhead said = report.scrutiny().lookAhead();
    assertThat(said.evidence()).isEqualTo(Evidence.AFTER_CUTOFF);
    assertThat(said.verdict()).isEqualTo(Verdict.FADES);
    assertThat(said.periods())
        .extracting(ReplayLookAhead.Period::name)
        .containsExactly("before", "around", "after");
    assertThat(said.periods())
        .extracting(ReplayLookAhead.Period::contaminated)
        .containsExactly(true, true, false);
    LocalDate first = CUTOFF.plusDays(91);
    assertThat(report.coverage().firstSession().orElseThrow()).isAfterOrEqualTo(first);
    assertThat(report.series().ic()).allMatch(point -> !point.session().isBefore(first));
    assertThat(report.coverage().drops())
        .containsKey("signal: not more than 90 days after the training cut-off of the model");
    assertThat(report.headline()).startsWith("Only dates more than 90 days after");
  }

  @Test
  void theFiguresAfterTheCutoffAreThoseOfTheReport() {
    ReplayReport report = remembering().replay("replay.knowledge_cutoff=" + CUTOFF);
    ReplayLookAhead.Period after = report.scrutiny().lookAhead().periods().get(2);
    assertThat(after.information()).isEqualTo(report.information());
    assertThat(after.spreads()).isEqualTo(report.details().spreads());
  }

  @Test
  void withoutADateAfterItNothingIsEvidence() {
    ReplayReport report = remembering().replay("replay.knowledge_cutoff=2025-01-31");
    assertThat(report.scrutiny().lookAhead().verdict()).isEqualTo(Verdict.CONTAMINATED);
    assertThat(report.headline()).startsWith("Contaminated");
    assertThat(ReplayJson.render(report)).contains("\"evidence\":\"contaminated\"");
  }

  @Test
  void aCutoffBeforeTheFirstDateChangesNothing() {
    ReplayLab lab = remembering();
    ReplayReport clean = lab.replay("replay.knowledge_cutoff=2015-06-30");
    ReplayReport without = lab.replay("replay.knowledge_cutoff=none");
    assertThat(clean.scrutiny().lookAhead().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(clean.information()).isEqualTo(without.information());
  }

  @Test
  void scoresMadeAfterTheirEntryAreHypothetical() {
    ReplayLookAhead.Clock clock =
        remembering().replay().scrutiny().lookAhead().clock().orElseThrow();
    assertThat(clock.scoredAfterEntry()).isEqualTo(clock.scores()).isPositive();
    assertThat(clock.hypothetical()).isEqualTo(clock.scores());
    assertThat(clock.released()).isEmpty();
    assertThat(List.of(clock.modelLater())).containsExactly(0L);
  }
}
