package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupIT {
  @TempDir private Path folder;

  @Test
  void everythingIsWellInAFreshWorkspace() {
    List<Checkup.Finding> findings = Checkup.run(ReplayLab.in(folder).context()).findings();
    assertThat(findings)
        .extracting(Checkup.Finding::what)
        .containsExactly(
            "java",
            "settings",
            "disk",
            "state store",
            "database",
            "embedded tier",
            "calendar",
            "gpu",
            "numa",
            "local tier");
    assertThat(findings).allMatch(Checkup.Finding::well);
  }

  @Test
  void aBrokenDatabaseIsFoundAndTheRestIsStillLookedAt() throws IOException {
    Files.writeString(folder.resolve("bellwether.duckdb"), "not a database");
    List<Checkup.Finding> findings = Checkup.run(ReplayLab.in(folder).context()).findings();
    assertThat(findings)
        .filteredOn(finding -> !finding.well())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).isEqualTo("database"))
        .satisfies(finding -> assertThat(finding.detail()).isNotEqualTo("null").isNotBlank());
    assertThat(findings).hasSize(10);
  }

  @Test
  void aWorkspaceThatIsAFileIsFound() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    List<Checkup.Finding> findings = Checkup.run(ReplayLab.in(file).context()).findings();
    assertThat(findings)
        .filteredOn(finding -> !finding.well())
        .extracting(Checkup.Finding::what)
        .containsExactly("disk", "state store", "database");
  }
}
