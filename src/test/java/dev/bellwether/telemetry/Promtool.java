package dev.bellwether.telemetry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own judgement; Debian's package {@code prometheus} has it. */
final class Promtool {
  /** How it ended, and what it said. */
  record Verdict(int code, String said) {}

  private Promtool() {}

  /** Skips the test where there is none. */
  static void assumeInstalled() {
    boolean there =
        Files.isExecutable(Path.of("/usr/bin/promtool"))
            && Files.isExecutable(Path.of("/usr/bin/prometheus"));
    assumeTrue(there, "no promtool: install Debian's package prometheus");
  }

  static Verdict run(Path folder, String stdin, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/promtool"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().write(stdin.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Verdict(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
