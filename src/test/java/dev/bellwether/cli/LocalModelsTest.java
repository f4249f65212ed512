package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.llm.local.files.FileHost;
import dev.bellwether.llm.local.gguf.GgufBytes;
import dev.bellwether.llm.local.memory.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code model add}, {@code model inspect} and local models in {@code model list}. */
class LocalModelsTest {
  private static final String OTHER = "0".repeat(64);

  @TempDir private Path folder;
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void open() {
    shell = new Shell(folder).timedBy(now -> Clock.systemUTC());
  }

  private FakeMachine machine() {
    return new FakeMachine(folder.resolve("system"));
  }

  private static JsonNode json(Ran ran) throws IOException {
    return JsonMapper.builder().build().readTree(ran.exits(ExitCode.DONE).out());
  }

  @Test
  void aFileIsAddedListedAndInspected() throws IOException {
    GgufBytes.tiny().write(folder.resolve("My Model.gguf"));

    JsonNode added = json(shell.run("model", "add", "My Model.gguf", "--format", "json")).get(0);
    String sha256 = added.get("sha256").asText();
    JsonNode again =
        json(shell.run("model", "add", "My Model.gguf", "--sha256", sha256, "--format", "json"))
            .get(0);
    JsonNode listed =
        json(shell.run("model", "list", "--set", "local.model=my-model", "--format", "json"));
    JsonNode inspected = json(shell.run("model", "inspect", "my-model", "--format", "json"));

    assertThat(added.get("model").asText()).isEqualTo("my-model");
    assertThat(added.get("added").asBoolean()).isTrue();
    assertThat(again.get("added").asBoolean()).isFalse();
    assertThat(folder.resolve("models/my-model.gguf")).exists();
    JsonNode last = listed.get(listed.size() - 1);
    assertThat(last.get("model").asText()).isEqualTo("my-model");
    assertThat(last.get("tier").asText()).isEqualTo("local");
    assertThat(last.get("fingerprint").asText()).isEqualTo(sha256);
    assertThat(last.get("in_use").asBoolean()).isTrue();
    assertThat(inspected.at("/model/sha256").asText()).isEqualTo(sha256);
    assertThat(inspected.at("/model/layers").asInt()).isEqualTo(2);
    assertThat(inspected.at("/memory/fits").asBoolean()).isTrue();
  }

  @Test
  void anAddressIsDownloaded() throws IOException {
    byte[] model = Files.readAllBytes(GgufBytes.tiny().write(folder.resolve("source.gguf")));
    try (FileHost host = new FileHost(model).cutting(5000)) {
      Ran ran =
          shell
              .run("model", "add", host.url("/model.gguf"), "--name", "far", "--format", "csv")
              .exits(ExitCode.DONE)
              .mentions("broke off at 0 MB; trying again")
              .mentions("compare the checksum with the publisher's");
      assertThat(ran.out()).contains("far,<dir>/models/far.gguf,").contains(",false,true");
    }
    assertThat(folder.resolve("models/far.gguf")).hasBinaryContent(model);
  }

  @Test
  void whatIsWrongWithAModelIsOneErrorWithAHint() throws IOException {
    shell.write("empty.gguf", "");
    shell.write("page.gguf", "<html>");
    GgufBytes.tiny().write(folder.resolve("whole.gguf"));

    shell
        .run("model", "add", "absent.gguf")
        .exits(ExitCode.USAGE)
        .says(
            "error: no model file <dir>/absent.gguf",
            "hint: name a GGUF file, or a model of 'bellwether model list'");
    shell
        .run("model", "inspect", "empty.gguf")
        .exits(ExitCode.USAGE)
        .mentions("error: the model file <dir>/empty.gguf is empty");
    shell
        .run("model", "inspect", "page.gguf")
        .exits(ExitCode.USAGE)
        .mentions("is not a GGUF file")
        .mentions("hint: this is a web page");
    shell
        .run("model", "add", "whole.gguf", "--sha256", OTHER)
        .exits(ExitCode.USAGE)
        .mentions("error: wrong checksum: <dir>/whole.gguf has SHA-256 ");
    shell
        .run("model", "add", "whole.gguf", "--sha256", "12")
        .exits(ExitCode.USAGE)
        .mentions("error: not a SHA-256 checksum: 12");
    shell
        .run("model", "add", "whole.gguf", "--name", "../x")
        .exits(ExitCode.USAGE)
        .mentions("error: not a name for a model: ../x");
    assertThat(folder.resolve("models/whole.gguf")).doesNotExist();
  }

  @Test
  void aModelThatCannotBeUsedStopsAScoreBeforeItBegins() throws IOException {
    shell.write("empty.gguf", "");
    GgufBytes.tiny().text("general.type", "adapter").write(folder.resolve("adapter.gguf"));
    GgufBytes.mistral().write(folder.resolve("mistral.gguf"));
    shell.write("n.csv", "title,published_at,tickers\nProfit rose,2024-03-01T10:00:00Z,ACM\n");
    shell.run("ingest", "news", "n.csv").exits(ExitCode.DONE);
    machine().mainMemory(2_000_000_000L);

    refusedToScore("absent", "error: no model file absent");
    refusedToScore("empty.gguf", "error: the model file empty.gguf is empty");
    refusedToScore("adapter.gguf", "is no model but an addition to one: adapter");
    refusedToScore("mistral.gguf", "error: no free memory: <dir>/mistral.gguf needs 5.");
    shell
        .run("score", "--set", "local.gpu_memory=2")
        .exits(ExitCode.USAGE)
        .mentions("local.gpu_memory must be a number above 0.0, at most 1.0");
  }

  private void refusedToScore(String model, String error) {
    shell
        .run("score", "--set", "score.tier=local", "--set", "local.model=" + model)
        .exits(ExitCode.USAGE)
        .mentions(error)
        .mentions("hint: ");
  }

  @Test
  void aBrokenFileOnTheShelfIsListedWithoutFiguresAndNoted() {
    shell.write("models/broken.gguf", "GGUF");

    shell
        .run("model", "list", "--format", "csv")
        .exits(ExitCode.DONE)
        .mentions("broken.gguf is truncated: it ends within its header");
  }

  @Test
  void aModelIsHeldAgainstTheMemoryOfTheCard() throws IOException {
    GgufBytes.mistral().write(folder.resolve("mistral.gguf"));
    machine().rx6800().mainMemory(16_000_000_000L);
    // 4 GB need not be read for this.
    String path = folder.resolve("mistral.gguf").toString();
    long time =
        Files.getLastModifiedTime(folder.resolve("mistral.gguf"))
            .to(java.util.concurrent.TimeUnit.NANOSECONDS);
    shell.write(
        "models/fingerprints.tsv",
        Files.size(folder.resolve("mistral.gguf")) + "\t" + time + "\t" + path + "\t" + OTHER);

    JsonNode one = json(shell.run("model", "inspect", "mistral.gguf", "--format", "json"));
    JsonNode three =
        json(
            shell.run(
                "model",
                "inspect",
                "mistral.gguf",
                "--format",
                "json",
                "--set",
                "local.workers=3"));

    assertThat(one.at("/memory/gpu_bytes").asLong()).isBetween(5_200_000_000L, 5_400_000_000L);
    assertThat(one.at("/memory/fits").asBoolean()).isTrue();
    assertThat(one.at("/headline").asText())
        .contains("Q4_K_M, 7.2 billion parameters: takes 5.3 GB");
    assertThat(three.at("/memory/fits").asBoolean()).isFalse();
    assertThat(three.at("/memory/problem").asText()).startsWith("not enough GPU memory: 3 copies");
  }
}
