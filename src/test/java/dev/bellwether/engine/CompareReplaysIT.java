package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.ReplayReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareReplaysIT {
  @TempDir private Path folder;

  private static String replay(ReplayLab lab, String... settings) {
    ReplayReport report =
        ReplaySignals.run(
            lab.context(settings), new ReplaySignals.Request(Optional.empty(), false));
    return report.manifest().runId();
  }

  private ReplayLab lab() {
    Random scores = new Random(9);
    return ReplayLab.holding(
        folder,
        Market.randomWalks(new Random(8), 30, 80, (s, returns) -> scores.nextGaussian() / 3));
  }

  @Test
  void aReplayDoesNotDifferFromItself() {
    ReplayLab lab = lab();
    String first = replay(lab);
    String second = replay(lab);
    List<CompareReplays.Row> rows = CompareReplays.run(lab.context(), first, second);
    assertThat(rows).extracting(CompareReplays.Row::series).contains("rank_ic", "strategy_net");
    assertThat(rows).allMatch(row -> row.difference() == 0 && row.first() == row.second());
    assertThat(DiffRuns.run(lab.context(), first, second)).isEmpty();
  }

  @Test
  void anotherHalfLifeIsComparedOnTheSameDates() {
    ReplayLab lab = lab();
    String first = replay(lab);
    String second = replay(lab, "signal.half_life_sessions=6");
    CompareReplays.Row row =
        CompareReplays.run(lab.context(), first, second).stream()
            .filter(each -> each.series().equals("rank_ic") && each.horizon() == 5)
            .findFirst()
            .orElseThrow();
    assertThat(row.dates()).isGreaterThan(40);
    assertThat(row.difference()).isCloseTo(row.second() - row.first(), within(1e-15)).isNotZero();
    assertThat(row.low().orElseThrow()).isLessThan(row.high().orElseThrow());
    assertThat(DiffRuns.run(lab.context(), first, second))
        .extracting(DiffRuns.Difference::field)
        .contains("summary.settings.signal.half_life_sessions");
  }

  @Test
  void whatIsNoReplayIsNamed() {
    ReplayLab lab = lab();
    String first = replay(lab);
    assertThatThrownBy(() -> CompareReplays.run(lab.context(), first, "nothing"))
        .isInstanceOf(BellwetherException.class)
        .hasMessage("no run 'nothing'");
  }
}
