package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the third-party test data that lies beside the checkout, or skips the test that needs it.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * The path below the shared folder; the calling test is skipped with a message if it is absent,
   * and fails if {@code BELLWETHER_SHARED} says where the folder is.
   */
  public static Path require(String relative) {
    String folder = System.getenv("BELLWETHER_SHARED");
    Path shared =
        folder != null
            ? Path.of(folder)
            : Path.of(System.getProperty("bellwether.home", "."), "..", "shared");
    Path path = shared.resolve(relative).normalize();
    assertThat(folder != null && !Files.exists(path))
        .as("%s is not in BELLWETHER_SHARED", relative)
        .isFalse();
    assumeTrue(Files.exists(path), "shared test data not present: " + relative);
    return path;
  }
}
