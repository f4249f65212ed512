package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.RuntimeContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

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
}
