package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.backtest.SessionSeries;
import dev.bellwether.report.ReplayScrutiny;
import dev.bellwether.store.Runs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReplayTrialsTest {
  private static final SessionSeries RETURNS =
      SessionSeries.of(
          new Random(3).doubles(250).map(uniform -> 0.0012 + 0.035 * (uniform - 0.5)).toArray());

  private static final ScoredNames SCORED =
      new ScoredNames(
          new TreeSet<>(Set.of("BBB", "CCC")),
          LocalDate.parse("2024-03-01"),
          LocalDate.parse("2024-12-31"));

  private static Runs.Run run(int second, String command, String status, String summary) {
    Instant started = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    return new Runs.Run(
        "r" + second, command, "", "", "", started, Optional.of(started), status, summary);
  }

  private static Runs.Run replay(int second, String fingerprint, double ratio) {
    return replay(second, "AAA,BBB", "2024-01-02", "2024-06-28", fingerprint, ratio);
  }

  private static Runs.Run replay(
      int second, String names, String first, String last, String fingerprint, double ratio) {
    return run(
        second,
        "replay",
        "done",
        ("{\"trial\":{\"scored\":{\"names\":[\"%s\"],\"first\":\"%s\",\"last\":\"%s\"},"
                + "\"fingerprint\":\"%s\",\"ratio\":%s}}")
            .formatted(names.replace(",", "\",\""), first, last, fingerprint, ratio));
  }

  private static ReplayScrutiny.Luck judge(List<Runs.Run> runs, String fingerprint) {
    ReplayTrials.Trial mine =
        new ReplayTrials.Trial(SCORED, fingerprint, ReplayTrials.ratio(RETURNS));
    return ReplayTrials.of(runs, SCORED).judge(mine, RETURNS).orElseThrow();
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
  void onlyDifferentFinishedReplaysOfTheSameNamesAndDatesCount() {
    List<Runs.Run> runs =
        List.of(
            replay(3, "b", 0.02),
            replay(1, "a", 0.01),
            replay(4, "a", 0.012),
            replay(2, "XXX", "2024-01-02", "2024-06-28", "other names", 0.5),
            replay(8, "BBB", "2023-01-02", "2024-02-29", "other dates", 0.5),
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
      runs.add(replay(i, "t" + i, 0.06 * random.nextGaussian()));
    }
    ReplayScrutiny.Luck after = judge(runs, "mine");
    assertThat(after.deflated().orElseThrow()).isLessThan(before / 2);
    assertThat(after.probabilistic().orElseThrow()).isCloseTo(before, within(1e-15));
    assertThat(after.luckSharpe()).isGreaterThan(1);
  }

  @Test
  void aReplayWithRejectedRowsIsATrialToo() {
    String summary = replay(1, "a", 0.01).summary();
    assertThat(judge(List.of(run(1, "replay", "partial", summary)), "b").trials()).isEqualTo(2);
  }

  @Test
  void theSameBookUnderOtherSettingsWeakensNothing() {
    List<Runs.Run> runs = new ArrayList<>(List.of(replay(1, "a", -0.01), replay(2, "b", 0.02)));
    double own = ReplayTrials.ratio(RETURNS).orElseThrow();
    runs.add(replay(3, "mine", own));
    ReplayScrutiny.Luck once = judge(runs, "mine");
    assertThat(once.trials()).isEqualTo(3);
    runs.add(replay(4, "mine in ten quantiles", own));
    runs.add(replay(5, "mine at other horizons", own));
    runs.add(replay(6, "b in ten quantiles", 0.02));
    assertThat(judge(runs, "mine")).isEqualTo(once);
  }

  @Test
  void aBookThatNeverMovedIsNotJudged() {
    ReplayTrials.Trial flat = new ReplayTrials.Trial(SCORED, "x", OptionalDouble.empty());
    assertThat(ReplayTrials.of(List.of(), SCORED).judge(flat, SessionSeries.of())).isEmpty();
  }

  @Test
  void aBrokenLedgerIsNotPassedOver() {
    List<Runs.Run> runs = List.of(run(1, "replay", "done", "{"));
    assertThatThrownBy(() -> ReplayTrials.of(runs, SCORED)).hasMessageContaining("run r1");
  }
}
