package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.TensorType;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.llm.local.WorkerRecords;
import dev.bellwether.llm.local.gguf.ModelHeader;
import dev.bellwether.llm.local.memory.MemoryNeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The memory that is planned is the memory that llama.cpp really reserves, where it says so. */
class MemoryNeedIT {
  private static final double MIB = 1 << 20;

  /** Shaped so that attention, not the vocabulary, takes most working memory. */
  private static final RandomLlama WIDE =
      new RandomLlama("llama", 512, 2, 512, 16, 8, 8192, 4000, TensorType.Q8_0, 3);

  @TempDir private Path folder;

  private List<String> printed(Path model, int context, int slots, int batch) throws Exception {
    LoadPlan plan = new LoadPlan(model, context, slots, 0, 1, batch, Map.of());
    try (Worker worker =
        JavaLlama.of(plan, Placement.natives(""), new WorkerRecords(folder.resolve("records")))
            .start()) {
      worker.awaitLoaded(Duration.ofSeconds(60));
      return worker.diagnostics();
    }
  }

  private static double mib(List<String> lines, String pattern) {
    Pattern line = Pattern.compile(pattern + "\\s*=\\s*([0-9.]+) MiB");
    return lines.stream()
        .map(line::matcher)
        .filter(Matcher::find)
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"512, 1, 128", "2048, 1, 256", "4096, 1, 256", "1024, 4, 512"})
  void whatIsPlannedIsWhatIsReserved(int context, int slots, int batch) throws Exception {
    Path model = WIDE.write(folder.resolve("wide.gguf"));
    MemoryNeed need = MemoryNeed.of(ModelHeader.read(model), (long) context * slots, batch, 0);
    MemoryNeed onGpu = MemoryNeed.of(ModelHeader.read(model), (long) context * slots, batch, 3);

    List<String> lines = printed(model, context, slots, batch);

    assertThat(need.mainCache() / MIB).isCloseTo(mib(lines, "KV self size"), withPercentage(1));
    assertThat(need.mainWeights() / MIB)
        .isCloseTo(mib(lines, "model buffer size"), withPercentage(1));
    assertThat((onGpu.gpuWork() - 300e6) / MIB)
        .as("working memory without the driver's allowance")
        .isCloseTo(mib(lines, "compute buffer size"), withPercentage(6));
  }

  @Test
  void theVocabularyDecidesWhereItIsLarge() throws Exception {
    Path model = RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
    MemoryNeed need = MemoryNeed.of(ModelHeader.read(model), 1024, 256, 3);

    assertThat((need.gpuWork() - 300e6) / MIB)
        .isCloseTo(mib(printed(model, 1024, 1, 256), "compute buffer size"), withPercentage(2));
  }
}
