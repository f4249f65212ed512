package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.report.JsonSchema;
import dev.bellwether.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print as JSON is what {@code replay schema} says. */
class ReplaySchemaTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"replay", "returns", "events", "trials"})
  void printsTheSchema(String name) {
    String printed = new Shell(folder).run("replay", "schema", name).exits(ExitCode.DONE).out();
    assertThat(printed).isEqualTo(Schemas.text(name));
  }

  @Test
  void isThatOfAReplayUnlessAnotherIsNamed() {
    String printed = new Shell(folder).run("replay", "schema").exits(ExitCode.DONE).out();
    assertThat(printed).isEqualTo(Schemas.text("replay"));
    new Shell(folder)
        .run("replay", "schema", "news")
        .exits(ExitCode.USAGE)
        .says("error: no schema 'news'", "hint: there are replay, returns, events, trials");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "replay | replay/files | replay --factor factor.csv --prices prices.csv --min-names 4",
        "replay | replay/files | replay --factor factor.csv --prices prices.csv --min-names 4 --market market.csv --also decay,curve",
        "replay | replay/files | replay --factor factor.csv --prices prices.csv",
        "returns | replay-returns/formats | replay returns returns.csv --resamples 20",
        "returns | replay-returns/formats | replay returns flat.csv",
        "events | replay-events/formats | replay events returns.csv --estimation=-14,-3 --window=-1,1",
        "events | replay-events/formats | replay events events.csv --prices prices.csv --market market.csv --estimation=-22,-3 --window=-1,2",
        "trials | replay-trials/formats | replay trials trials.csv --blocks 4",
        "trials | replay-trials/formats | replay trials p.csv"
      })
  void isKeptByWhatIsPrinted(String name, String inputs, String command) throws IOException {
    Shell shell = new Shell(folder);
    try (var files = Files.list(Golden.folder().resolve(inputs))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        shell.write(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--format", "json"));
    Ran ran = shell.run(words.toArray(String[]::new)).exits(ExitCode.DONE);
    assertThat(JsonSchema.problems(name, ran.out())).isEmpty();
  }
}
