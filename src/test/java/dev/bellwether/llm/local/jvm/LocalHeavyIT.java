package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Long proofs of the local tier. */
@EnabledIfSystemProperty(named = "bellwether.heavy", matches = "true")
class LocalHeavyIT {
  @TempDir private Path folder;

  /** On a quiet machine; a busy one makes every thread that wakes find its caches cold. */
  @Test
  void supervisionAndProtocolCostLittle() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dbellwether.llama=" + System.getProperty("bellwether.llama"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LocalOverhead.class.getName(),
                folder.toString(),
                "16",
                "middle")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .collect(Collectors.toList());
    assertThat(program.waitFor()).isZero();

    assertThat(value(lines, "cpu_ms_per_request")).isLessThan(2);
    assertThat(value(lines, "cpu_us_per_token")).isLessThan(50);
    assertThat(value(lines, "first_token_ms")).isLessThan(3);
  }

  private static double value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
