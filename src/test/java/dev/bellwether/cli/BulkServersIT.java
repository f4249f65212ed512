package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bench.live.FakeModel;
import dev.bellwether.bulk.KeyedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files scored by servers of one's own that want a key. */
class BulkServersIT {
  private static final String KEY = "sesame-5b0f";

  @TempDir Path folder;
  private Shell shell;
  private KeyedModel model;

  @BeforeEach
  void start() throws IOException {
    shell = new Shell(folder);
    model = new KeyedModel(KEY);
    shell.write("models.toml", KeyedModel.card());
    shell.write(
        "wire.csv",
        """
        title,published_at,tickers
        Acme beats forecasts,2024-03-01T14:30:00Z,AAA
        Bolt says something garbled,2024-03-02T14:30:00Z,BBB
        """);
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE);
    shell.run("export", "--to", "export").exits(ExitCode.DONE);
  }

  @AfterEach
  void stop() {
    model.close();
  }

  private Ran score(String... more) {
    String[] command = {
      "score",
      "--input",
      "export",
      "--output",
      "scores",
      "--tier",
      "openai",
      "--set",
      "openai.url=" + model.address(),
      "--set",
      "openai.model=" + FakeModel.ID
    };
    String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return shell.run(all);
  }

  @Test
  void theKeyOfTheEnvironmentReachesThem() {
    shell.set("BELLWETHER_OPENAI_API_KEY", KEY);

    Ran ran = score().exits(ExitCode.PARTIAL);

    assertThat(ran.out()).contains("\"rows_written\":1", "\"rejected\":1").doesNotContain(KEY);
    assertThat(model.answered()).isEqualTo(2);
  }

  @Test
  void soDoesTheKeyOfAFile() {
    shell.write("key", KEY + "\n");

    score("--set", "openai.key_file=key").exits(ExitCode.PARTIAL);

    assertThat(model.refused()).isZero();
  }

  @Test
  void aKeyThatIsRefusedIsAMatterOfCredentials() {
    shell.set("BELLWETHER_OPENAI_API_KEY", "two\nlines");
    score().exits(ExitCode.CREDENTIALS).mentions("character that no key has");

    shell.set("BELLWETHER_OPENAI_API_KEY", "wrong-5b0f");

    score()
        .exits(ExitCode.CREDENTIALS)
        .mentions("error: the server will not answer")
        .mentions("hint: set BELLWETHER_OPENAI_API_KEY");
  }

  @Test
  void theOutputStaysAsItWasUntilTheFirstPartOfAnotherTierIsReady() throws IOException {
    shell
        .run("score", "--input", "export", "--output", "scores", "--set", "embedded.model=lexicon")
        .exits(ExitCode.DONE);
    List<Path> before = parts();
    assertThat(before).hasSize(2);
    shell.set("BELLWETHER_OPENAI_API_KEY", "wrong-5b0f");

    score().exits(ExitCode.CREDENTIALS);

    assertThat(parts()).isEqualTo(before);

    shell.set("BELLWETHER_OPENAI_API_KEY", KEY);
    assertThat(score().exits(ExitCode.PARTIAL).out()).contains("\"partitions_removed\":2");
    assertThat(parts()).hasSize(2).doesNotContainAnyElementsOf(before);
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("scores"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  @Test
  void whatAFinishedPartRejectedIsCountedAgainWithoutAsking() {
    shell.set("BELLWETHER_OPENAI_API_KEY", KEY);
    String first = score().exits(ExitCode.PARTIAL).out();
    int asked = model.answered();

    String second = score().exits(ExitCode.PARTIAL).out();

    assertThat(second).contains("\"partitions_written\":0", "\"rejected\":1");
    assertThat(reasons(second)).isEqualTo(reasons(first)).contains("unreadable");
    assertThat(model.answered()).isEqualTo(asked);
  }

  private static String reasons(String summary) {
    return summary.replaceAll("(?s).*(\"rejected_by_reason\":\\{.*?}).*", "$1");
  }
}
