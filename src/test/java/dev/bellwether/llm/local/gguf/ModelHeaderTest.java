package dev.bellwether.llm.local.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelHeaderTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("model.gguf");
  }

  private Path write(byte... bytes) throws IOException {
    return Files.write(file(), bytes);
  }

  private static void refused(Path file, String sentence, String hint) {
    assertThatThrownBy(() -> ModelHeader.read(file))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e).hasMessage(sentence);
              assertThat(e.hint()).contains(hint);
            });
  }

  private void refusedAsCorrupt(GgufBytes bytes, String why) {
    Path file = bytes.write(file());
    refused(file, "the model file " + file + " has a corrupt header: " + why, "download it again");
  }

  @Test
  void theShapeOfMistralIsRead() {
    ModelHeader header = ModelHeader.read(GgufBytes.mistral().write(file()));

    assertThat(header.architecture()).isEqualTo("llama");
    assertThat(header.name()).isEqualTo("Mistral-7B-Instruct-v0.3");
    assertThat(header.quantisation()).isEqualTo("Q4_K_M");
    assertThat(header.layers()).isEqualTo(32);
    assertThat(header.heads()).isEqualTo(32);
    assertThat(header.kvHeads()).isEqualTo(8);
    assertThat(header.keyLength()).isEqualTo(128);
    assertThat(header.context()).isEqualTo(32_768);
    assertThat(header.vocabulary()).isEqualTo(32_000);
    assertThat(header.parameters()).isBetween(7_200_000_000L, 7_260_000_000L);
    assertThat(header.chatTemplate()).get().asString().contains("[INST]");
    assertThat(header.weights().total()).isBetween(4_200_000_000L, 4_500_000_000L);
    assertThat(header.weights().layers()).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void versionsTwoAndThreeAreRead(int version) {
    ModelHeader header = ModelHeader.read(GgufBytes.tiny().version(version).write(file()));

    assertThat(header.version()).isEqualTo(version);
    assertThat(header.quantisation()).as("most of its numbers").isEqualTo("Q8_0");
    assertThat(header.chatTemplate()).isEmpty();
    assertThat(header.weights())
        .isEqualTo(new Weights(64 * 40 * 2, java.util.List.of(4352L, 4352L), 64 * 4 + 64 * 40 * 2));
  }

  @Test
  void aModelWithoutAnOutputOfItsOwnCopiesItsInput() {
    Path file = GgufBytes.tiny().text("ignored", "").write(file()); // and one more key does no harm
    long own = ModelHeader.read(file).weights().output();

    GgufBytes tied =
        GgufBytes.empty()
            .text("general.architecture", "llama")
            .whole("llama.block_count", 1)
            .whole("llama.embedding_length", 64)
            .whole("llama.context_length", 64)
            .texts("tokenizer.ggml.tokens", 40)
            .tensor("token_embd.weight", TensorType.F16, 64, 40)
            .tensor("output_norm.weight", TensorType.F32, 64);

    assertThat(ModelHeader.read(tied.write(file())).weights().output()).isEqualTo(own);
  }

  @Test
  void headsThatDifferByLayerCountAsTheLargest() {
    GgufBytes bytes =
        GgufBytes.empty()
            .text("general.architecture", "deci")
            .whole("deci.block_count", 3)
            .whole("deci.embedding_length", 64)
            .whole("deci.context_length", 64)
            .wholes("deci.attention.head_count", 8, 8, 8)
            .wholes("deci.attention.head_count_kv", 0, 4, 2)
            .texts("tokenizer.ggml.tokens", 3);

    ModelHeader header = ModelHeader.read(bytes.write(file()));

    assertThat(header.heads()).isEqualTo(8);
    assertThat(header.kvHeads()).isEqualTo(4);
  }

  @Test
  void aMissingFileIsSaid() {
    refused(file(), "no model file " + file(), "bellwether model list");
  }

  @Test
  void aFolderIsSaid() {
    refused(folder, "the model file " + folder + " is a folder", "name a GGUF file");
  }

  @Test
  void anEmptyFileIsSaid() throws IOException {
    refused(write(), "the model file " + file() + " is empty", "download it again");
  }

  @ParameterizedTest
  @CsvSource({
    "'<!DOCTYPE html><html>', web page",
    "'{\"error\":\"gated\"}', web page",
    "'version https://git-lfs.github.com/spec/v1', Git LFS",
    "'tjgg\u0001', before GGUF",
    "'PK\u0003\u0004', ends in .gguf",
    "'GG', ends in .gguf"
  })
  void whatIsNoGgufFileIsSaid(String begin, String hint) throws IOException {
    refused(
        write(begin.getBytes(StandardCharsets.ISO_8859_1)),
        "the model file " + file() + " is not a GGUF file",
        hint);
  }

  @Test
  void otherVersionsAreSaid() {
    Path file = GgufBytes.tiny().version(1).write(file());
    refused(
        file,
        "the model file " + file + " is of GGUF version 1; 2 and 3 can be read",
        "take a newer file");

    GgufBytes.tiny().version(Integer.reverseBytes(3)).write(file);
    refused(file, "the model file " + file + " is written for big-endian machines", "little");
  }

  @Test
  void aHeaderThatEndsAnywhereIsTruncated() throws IOException {
    byte[] whole = GgufBytes.tiny().header();
    // The last bytes are padding before the data.
    for (int length = 4; length < whole.length - 32; length++) {
      Path file = write(Arrays.copyOf(whole, length));
      refused(
          file,
          "the model file " + file + " is truncated: it ends within its header",
          "download it again");
    }
  }

  @Test
  void dataThatIsNotAllThereIsTruncated() {
    Path file = GgufBytes.tiny().write(file(), 9000);

    assertThatThrownBy(() -> ModelHeader.read(file))
        .hasMessageMatching(
            ".* is truncated: it has [\\d,]+ bytes, and the data of 'blk.0.attn_q.weight' ends"
                + " behind them");
  }

  @Test
  void oneMissingByteOfDataIsFound() {
    GgufBytes bytes =
        GgufBytes.empty()
            .text("general.architecture", "llama")
            .whole("llama.block_count", 1)
            .whole("llama.embedding_length", 32)
            .whole("llama.context_length", 64)
            .texts("tokenizer.ggml.tokens", 3)
            .tensor("token_embd.weight", TensorType.F32, 32);

    assertThat(ModelHeader.read(bytes.write(file(), 128)).tensors()).isEqualTo(1);
    assertThatThrownBy(() -> ModelHeader.read(bytes.write(file(), 127)))
        .hasMessageContaining("is truncated");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40})
  void anAbsurdNumberOfAnythingIsRefusedWithoutTakingMemory(long absurd) {
    String shown = Long.toUnsignedString(absurd);
    refusedAsCorrupt(
        GgufBytes.tiny().claimingTensors(absurd), "it says that it has " + shown + " tensors");
    refusedAsCorrupt(
        GgufBytes.tiny().claimingPairs(absurd),
        "it says that it has " + shown + " metadata values");
  }

  @Test
  void anAbsurdListIsRefused() {
    byte[] list = new byte[12];
    list[0] = 10; // of 8-byte numbers
    Arrays.fill(list, 4, 11, (byte) 0xff);
    refusedAsCorrupt(
        GgufBytes.empty().raw("list", 9, list),
        "it says that it has 72057594037927935 values in a list");
  }

  @Test
  void aListOfListsIsRefused() {
    refusedAsCorrupt(
        GgufBytes.empty().raw("list", 9, (byte) 9, (byte) 0, (byte) 0, (byte) 0, (byte) 1),
        "it has a list of lists");
  }

  @Test
  void tensorsThatCannotBeAreRefused() {
    GgufBytes huge = GgufBytes.tiny().tensorAt("huge", 0, 0, 1L << 40, 1L << 40);
    refusedAsCorrupt(huge, "the tensor 'huge' is larger than any memory");
    refusedAsCorrupt(
        GgufBytes.tiny().tensorAt("negative", 0, 0, -5),
        "the tensor 'negative' has a length of -5");
    refusedAsCorrupt(
        GgufBytes.tiny().tensorAt("strange", 99, 0, 32),
        "the tensor 'strange' is of the unknown type 99");
    refusedAsCorrupt(
        GgufBytes.tiny().tensorAt("crooked", 0, 7, 32), "the tensor 'crooked' begins at 7");
    refusedAsCorrupt(
        GgufBytes.tiny().tensorAt("uneven", 12, 0, 100),
        "the tensor 'uneven' has rows of 100 as Q4_K");
    refusedAsCorrupt(
        GgufBytes.tiny().tensorAt("deep", 0, 0, 1, 1, 1, 1, 1),
        "the tensor 'deep' has 5 dimensions");
    refusedAsCorrupt(
        GgufBytes.tiny().tensorAt("output.weight", 0, 0, 32),
        "it has the tensor 'output.weight' twice");
  }

  @Test
  void anOffsetThatWouldOverflowIsTruncatedData() {
    Path file = GgufBytes.tiny().tensorAt("far", 0, Long.MAX_VALUE - 31, 32).write(file());

    assertThatThrownBy(() -> ModelHeader.read(file)).hasMessageContaining("the data of 'far'");
  }

  @Test
  void metadataThatCannotBeIsRefused() {
    refusedAsCorrupt(
        GgufBytes.tiny().whole("llama.block_count", 3), "it has 'llama.block_count' twice");
    refusedAsCorrupt(GgufBytes.tiny().raw("what", 77), "it has a value of the unknown type 77");
    refusedAsCorrupt(GgufBytes.tiny().whole("general.alignment", 3), "its alignment is 3");
    refusedAsCorrupt(GgufBytes.empty(), "it does not name its architecture");
    refusedAsCorrupt(
        GgufBytes.empty().text("general.architecture", "llama"),
        "it does not say its llama.block_count");
    refusedAsCorrupt(
        GgufBytes.empty().text("general.architecture", "llama").whole("llama.block_count", 0),
        "it says that its llama.block_count is 0");
  }

  @Test
  void partsOfModelsAndAdditionsToModelsAreSaid() {
    Path file = GgufBytes.tiny().whole("split.count", 3).write(file());
    refused(file, "the model file " + file + " is one of 3 parts of a model", "--merge");

    GgufBytes.tiny().text("general.type", "adapter").write(file);
    refused(
        file, "the model file " + file + " is no model but an addition to one: adapter", "GGUF");
  }

  @Test
  void anythingAtAllIsReadOrRefusedInOneSentence() throws IOException {
    byte[] whole = GgufBytes.tiny().header();
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = whole.clone();
      for (int j = random.nextInt(6); j >= 0; j--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      Path file = write(bytes);
      Throwable thrown = catchThrowable(() -> ModelHeader.read(file));
      assertThat(thrown)
          .as("seed 7, file %d", i)
          .satisfiesAnyOf(
              t -> assertThat(t).isNull(),
              t ->
                  assertThat(t)
                      .isInstanceOf(BellwetherException.class)
                      .hasMessageNotContainingAny("null", "Exception"));
    }
  }
}
