package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected output kept in files, which {@code -Dgolden.update} rewrites and nothing else does. */
final class Golden {
  private Golden() {}

  /** The folder of all golden files. */
  static Path folder() {
    return Path.of(System.getProperty("bellwether.home", "."), "src/test/resources/golden");
  }

  /** Compares text with a file below {@link #folder()}. */
  static void check(String file, String actual) throws IOException {
    Path golden = folder().resolve(file);
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    if (!Files.isRegularFile(golden)) {
      fail("no golden file %s; look at this and run again with -Dgolden.update:%n%s", file, actual);
    }
    assertThat(actual).as(file).isEqualTo(Files.readString(golden));
  }
}
