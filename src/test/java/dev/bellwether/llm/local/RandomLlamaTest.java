package dev.bellwether.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomLlamaTest {
  @TempDir private Path folder;

  @Test
  void theSameModelIsWrittenByteForByte() throws IOException {
    Path first = RandomLlama.TINY.write(folder.resolve("a.gguf"));
    Path second = RandomLlama.TINY.write(folder.resolve("b.gguf"));

    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }

  @Test
  void anotherSeedChangesTheWeights() throws IOException {
    Path first = RandomLlama.TINY.write(folder.resolve("a.gguf"));
    Path second = RandomLlama.TINY.withSeed(2).write(folder.resolve("b.gguf"));

    assertThat(Files.mismatch(first, second)).isPositive();
    assertThat(Files.size(first)).isEqualTo(Files.size(second));
  }

  @Test
  void halfPrecisionKeepsSimpleNumbers() {
    assertThat(TensorType.half(1)).isEqualTo((short) 0x3c00);
    assertThat(TensorType.half(-2)).isEqualTo((short) 0xc000);
    assertThat(TensorType.half(0.5f)).isEqualTo((short) 0x3800);
    assertThat(TensorType.half(0)).isZero();
  }
}
