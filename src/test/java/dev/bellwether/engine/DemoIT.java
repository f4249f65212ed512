package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.report.ReplayJson;
import dev.bellwether.report.ReplayReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  static final Path DATA = Path.of(System.getProperty("bellwether.home", "."), "datasets", "demo");

  @TempDir private Path folder;

  private static String masked(ReplayReport report) {
    return ReplayJson.render(report).replace(report.manifest().runId(), "RUN");
  }

  @Test
  void aSecondRunAddsNothingAndSaysTheSame() {
    ReplayLab lab = ReplayLab.in(folder);
    RunDemo.Result first = RunDemo.run(lab.context(), DATA);
    RunDemo.Result second = RunDemo.run(lab.context(), DATA);
    assertThat(first.documents()).isEqualTo(804);
    assertThat(first.scores()).isEqualTo(804);
    assertThat(first.bars()).isEqualTo(5_940);
    assertThat(second.documents()).isEqualTo(first.documents());
    assertThat(second.scores()).isEqualTo(first.scores());
    assertThat(second.bars()).isEqualTo(first.bars());
    assertThat(masked(second.report())).isEqualTo(masked(first.report()));
    assertThat(second.report().manifest().runId()).isNotEqualTo(first.report().manifest().runId());
  }

  @Test
  void mostSessionsHaveNamesEnoughForARankIc() {
    ReplayReport report = RunDemo.run(ReplayLab.in(folder).context(), DATA).report();
    FiniteFigures.check(report);
    assertThat(report.information()).allMatch(ReplayReport.RankIc.class::isInstance);
    ReplayReport.Coverage coverage = report.coverage();
    assertThat(coverage.sessionsWithBreadth()).isGreaterThan(coverage.sessions() * 8 / 10);
    assertThat(report.series().breadth().stream().filter(point -> point.names() >= 20).count())
        .isGreaterThan(coverage.sessions() * 8 / 10);
    assertThat(report.manifest().settings()).containsEntry("demo", "true");
    assertThat(coverage.assumedFirstSeenShare()).contains(1.0);
  }

  @Test
  void withoutItsDataItSaysWhereToGetIt() {
    assertThatThrownBy(() -> RunDemo.run(ReplayLab.in(folder).context(), folder))
        .isInstanceOf(BellwetherException.class)
        .hasMessageStartingWith("no demo data in ");
  }
}
