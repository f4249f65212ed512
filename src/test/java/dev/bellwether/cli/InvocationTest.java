package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationTest {
  private static String commandLine(Map<String, String> environment, String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            environment,
            Path.of("/here"),
            Path.of("/home"),
            Path.of("/there"),
            Clock.systemUTC(),
            () -> "",
            false,
            false,
            80);
    return new Invocation(new Console(surroundings), Interrupts.none(), arguments).commandLine();
  }

  @Test
  void writesTheCommandAsOneCanTypeItAgain() {
    assertThat(commandLine(Map.of(), "sql", "select 'a'", "", "--set", "a.b=1,2"))
        .isEqualTo("bellwether sql 'select '\\''a'\\''' '' --set a.b=1,2");
  }

  @Test
  void writesASecretAsStarsEvenIfItNeedsQuotes() {
    assertThat(commandLine(Map.of("A_KEY", "it's a secret"), "ingest", "news", "it's a secret"))
        .isEqualTo("bellwether ingest news '***'");
  }
}
