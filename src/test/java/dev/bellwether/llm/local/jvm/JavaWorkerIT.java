package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.llm.local.Ask;
import dev.bellwether.llm.local.Ending;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.RuntimeContract;
import dev.bellwether.llm.local.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** java-llama.cpp in a child JVM, on a real if tiny model. */
class JavaWorkerIT extends RuntimeContract {
  private static Path model = Path.of("");

  @BeforeAll
  static void writeModel() throws IOException {
    model = RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
  }

  @Override
  protected ModelRuntime runtime() throws IOException {
    return runtimeOf(model);
  }

  @Override
  protected ModelRuntime runtimeOf(Path file) throws IOException {
    LoadPlan plan = new LoadPlan(file, CONTEXT, 1, 0, 1, 128, Map.of());
    return JavaLlama.of(plan, Placement.natives(""), records());
  }

  @Test
  void noTextBreaksTheParametersOfTheBinding() throws Exception {
    try (Worker worker = start()) {
      List<String> texts =
          List.of(
              "",
              "\"quotes\" and \\ back\\slashes\\\"",
              "{\"seed\": {",
              "\u0000\u0001\u001f\u007f\u2028\u2029",
              "rocket \ud83d\ude80 and half \ud83d of one",
              "line\nfeed\ttab\rreturn");
      long id = 0;
      for (String text : texts) {
        assertThat(ask(worker, ++id, text, 30)).as(text).isInstanceOf(Ending.Answered.class);
      }
    }
  }

  @Test
  void probabilitiesThatWouldKillTheBindingAreNotAskedOfIt() throws Exception {
    try (Worker worker = start()) {
      Ear ear = new Ear();
      worker.ask(new Ask(1, "[INST] oil fell [/INST]", Optional.of(LABELS), "", 30, 10), ear);

      Ending ending = ear.await();
      assertThat(ending).isInstanceOf(Ending.Answered.class);
      assertThat(((Ending.Answered) ending).answer().alternatives()).isEmpty();
    }
  }

  @Test
  void aModelNamedLikeAnOptionIsAModel() throws Exception {
    Path odd = Files.copy(model, folder.resolve("--help"));
    LoadPlan plan = new LoadPlan(odd, 512, 1, 0, 1, 64, Map.of());
    try (Worker worker = JavaLlama.of(plan, Placement.natives(""), records()).start()) {
      assertThat(worker.awaitLoaded(Duration.ofSeconds(20)).layers()).isEqualTo(2);
    }
  }

  @Test
  void filesOfOthersInTheTemporaryFolderStay() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path precious = Files.createTempFile(temporary, "llama-precious", ".gguf");
    try (Worker worker = start()) {
      assertThat(ask(worker, 1, "oil fell", 30)).isInstanceOf(Ending.Answered.class);
      assertThat(precious).exists();
    } finally {
      Files.deleteIfExists(precious);
    }
  }
}
