package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir Path target;

  @Test
  void linksToTheNewestBuildByARelativePath() throws IOException {
    Distribution.publish(build("1"), target);
    Distribution.publish(build("2"), target);
    assertThat(Files.readSymbolicLink(target.resolve("dist"))).isEqualTo(Path.of("builds", "2"));
    assertThat(target.resolve("dist").resolve("jar")).hasContent("2");
    assertThat(target.resolve("builds").resolve("1").resolve("jar")).hasContent("1");
  }

  @Test
  void movesAnOlderPlainFolderOutOfTheWay() throws IOException {
    Files.writeString(Files.createDirectory(target.resolve("dist")).resolve("jar"), "old");
    Distribution.publish(build("3"), target);
    assertThat(target.resolve("dist").resolve("jar")).hasContent("3");
    assertThat(target.resolve("builds").resolve("0-3").resolve("jar")).hasContent("old");
  }

  private Path build(String name) throws IOException {
    Path build = Files.createDirectories(target.resolve("builds").resolve(name));
    Files.writeString(build.resolve("jar"), name);
    return build;
  }
}
