package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.store.Runs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayTrialsTest {
  private static final SessionSeries RETURNS =
      SessionSeries.of(
          new Random(3).doubles(250).map(uniform -> 0.0012 + 0.035 * (uniform - 0.5)).toArray());

  private static Runs.Run run(int second, String command, String status, String summary) {
    Instant started = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    return new Runs.Run(
        "r" + second, command, "", "", "", started, Optional.of(started), status, summary);
  }

  private static Runs.Run replay(int second, String bars, String fingerprint, double ratio) {
    return run(
        second,
        "replay",
        "done",
        "{\"trial\":{\"bars\":\"%s\",\"fingerprint\":\"%s\",\"ratio\":%s}}"
            .formatted(bars, fingerprint, ratio));
  }

  private static ReplayScrutiny.Luck judge(List<Runs.Run> runs, String fingerprint) {
    ReplayTrials.Trial mine = new ReplayTrials.Trial("p", fingerprint, ReplayTrials.ratio(RETURNS));
    return ReplayTrials.of(runs, "p").judge(mine, RETURNS).orElseThrow();
  }

  @Test
  void theFirstReplayHasNoLuckToDeduct() {
    ReplayScrutiny.Luck luck = judge(List.of(), "a");
    assertThat(luck.trials()).isEqualTo(1);
    assertThat(luck.trial()).isEqualTo(1);
    assertThat(luck.luckSharpe()).isZero();
    assertThat(luck.deflated()).isEqualTo(luck.probabilistic());
  }

  @Test
  void onlyDifferentFinishedReplaysOfTheSamePricesCount() {
    List<Runs.Run> runs =
        List.of(
            replay(3, "p", "b", 0.02),
            replay(1, "p", "a", 0.01),
            replay(4, "p", "a", 0.01),
            replay(2, "other", "c", 0.5),
            run(5, "replay", "failed", "{\"error\":\"x\"}"),
            run(6, "replay", "done", "{\"headline\":\"from before trials were kept\"}"),
            run(7, "score", "done", "{}"));
    ReplayScrutiny.Luck again = judge(runs, "b");
    assertThat(again.trials()).isEqualTo(2);
    assertThat(again.trial()).isEqualTo(2);
    assertThat(judge(runs, "new").trials()).isEqualTo(3);
    assertThat(judge(runs, "new").trial()).isEqualTo(3);
  }

  @Test
  void theMoreIsTriedTheLessTheBestIsWorth() {
    List<Runs.Run> runs = new ArrayList<>();
    Random random = new Random(5);
    double before = judge(runs, "mine").deflated().orElseThrow();
    for (int i = 0; i < 100; i++) {
      runs.add(replay(i, "p", "t" + i, 0.06 * random.nextGaussian()));
    }
    ReplayScrutiny.Luck after = judge(runs, "mine");
    assertThat(after.deflated().orElseThrow()).isLessThan(before / 2);
    assertThat(after.probabilistic().orElseThrow()).isCloseTo(before, within(1e-15));
    assertThat(after.luckSharpe()).isGreaterThan(1);
  }

  @Test
  void aBookThatNeverMovedIsNotJudged() {
    ReplayTrials.Trial flat = new ReplayTrials.Trial("p", "x", OptionalDouble.empty());
    assertThat(ReplayTrials.of(List.of(), "p").judge(flat, SessionSeries.of())).isEmpty();
  }

  @Test
  void aBrokenLedgerIsNotPassedOver() {
    List<Runs.Run> runs = List.of(run(1, "replay", "done", "{"));
    assertThatThrownBy(() -> ReplayTrials.of(runs, "p")).hasMessageContaining("run r1");
  }
}
