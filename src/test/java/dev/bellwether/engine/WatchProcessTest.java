package dev.bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WatchProcessTest {
  /** Else {@code bench live} would measure another watch than users have. */
  @Test
  void isStartedAsTheLauncherStartsAWatch() throws Exception {
    String launcher = Files.readString(Path.of("bin", "bellwether"));

    assertThat(launcher)
        .contains("heap=\"" + String.join(" ", WatchProcess.AS_LAUNCHED.subList(1, 5)) + "\"")
        .contains("tier=" + WatchProcess.AS_LAUNCHED.get(0))
        .doesNotContain("watch\\ *");
  }
}
