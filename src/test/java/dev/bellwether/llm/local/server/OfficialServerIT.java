package dev.bellwether.llm.local.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bellwether.BellwetherException;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.RuntimeContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The official llama-server, where one is installed. */
class OfficialServerIT extends RuntimeContract {
  private static Path model = Path.of("");

  private static String searchPath() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }

  private static boolean installed() {
    try {
      return Programs.find("llama-server", searchPath()).isAbsolute();
    } catch (BellwetherException e) {
      return false;
    }
  }

  @BeforeAll
  static void writeModel() throws IOException {
    model = RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
  }

  @BeforeEach
  void requireServer() {
    assumeTrue(installed(), "no llama-server of llama.cpp is installed here");
  }

  @Override
  protected ModelRuntime runtime() throws IOException {
    return runtimeOf(model);
  }

  @Override
  protected ModelRuntime runtimeOf(Path file) throws IOException {
    LoadPlan plan = new LoadPlan(file, CONTEXT, 1, 0, 1, 128, Map.of());
    return LlamaServer.of(plan, "llama-server", searchPath(), records());
  }
}
