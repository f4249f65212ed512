package dev.bellwether.llm.local.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitecturesTest {
  @TempDir private Path folder;

  private ModelHeader of(String architecture) {
    GgufBytes bytes =
        GgufBytes.empty()
            .text("general.architecture", architecture)
            .whole(architecture + ".block_count", 1)
            .whole(architecture + ".embedding_length", 64)
            .whole(architecture + ".context_length", 64)
            .texts("tokenizer.ggml.tokens", 3);
    return ModelHeader.read(bytes.write(folder.resolve(architecture + ".gguf")));
  }

  @Test
  void mistralIsALlamaAndRuns() {
    assertThatCode(() -> Architectures.requireBinding(of("llama"))).doesNotThrowAnyException();
  }

  @Test
  void aNewerModelThanTheBindingIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> Architectures.requireBinding(of("qwen3")))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e).hasMessageStartingWith("unsupported architecture 'qwen3' in ");
              assertThat(e.hint()).contains("llama-server");
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
            });
    assertThatCode(() -> Architectures.requireWriter(of("qwen3"))).doesNotThrowAnyException();
  }

  @Test
  void anEncoderIsRefusedInAnyRuntime() {
    assertThatThrownBy(() -> Architectures.requireWriter(of("bert")))
        .hasMessageContaining("unsupported architecture 'bert'")
        .hasMessageContaining("it writes no text");
  }
}
