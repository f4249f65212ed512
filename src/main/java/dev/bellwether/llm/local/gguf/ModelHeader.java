package dev.bellwether.llm.local.gguf;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a model file says of itself.
 *
 * @param file the file
 * @param fileBytes its length
 * @param version of the format, 2 or 3
 * @param architecture such as {@code llama}, which Mistral is too
 * @param name as its makers call it; may be empty
 * @param quantisation such as {@code Q4_K_M}
 * @param parameters how many numbers it has learned
 * @param layers without the output
 * @param heads of attention, in the layer that has most
 * @param kvHeads heads whose keys and values are kept, likewise
 * @param embedding length of the vector of a token
 * @param feedForward length of the widest vector within a layer; 0 if it does not say
 * @param keyLength of a head
 * @param valueLength of a head
 * @param context tokens it was trained on at once
 * @param vocabulary how many tokens it knows
 * @param chatTemplate how it wants to be spoken to, a Jinja template; empty if it does not say
 * @param tensors how many tensors it has
 * @param weights their bytes
 */
public record ModelHeader(
    Path file,
    long fileBytes,
    int version,
    String architecture,
    String name,
    String quantisation,
    long parameters,
    int layers,
    int heads,
    int kvHeads,
    int embedding,
    int feedForward,
    int keyLength,
    int valueLength,
    int context,
    int vocabulary,
    Optional<String> chatTemplate,
    int tensors,
    Weights weights) {

  /**
   * Reads and checks the header; the data itself is not read, only whether it is all there.
   *
   * @throws BellwetherException (usage) that says what is wrong with the file, in one sentence
   */
  public static ModelHeader read(Path file) {
    return read(file, file.toString());
  }

  /**
   * The same for a file that the user knows by another name.
   *
   * @param called how errors name it
   */
  public static ModelHeader read(Path file, String called) {
    return new HeaderFile(file, called).read();
  }

  static ModelHeader of(Path file, long bytes, int version, GgufReader.Contents contents)
      throws CorruptHeaderException {
    Metadata metadata = contents.metadata();
    List<Tensor> tensors = contents.tensors();
    String architecture =
        metadata
            .text("general.architecture")
            .orElseThrow(() -> new CorruptHeaderException("it does not name its architecture"));
    Shape shape = new Shape(metadata, architecture);
    return new ModelHeader(
        file,
        bytes,
        version,
        architecture,
        metadata.text("general.name").orElse(""),
        Quantisation.name(metadata, tensors),
        tensors.stream().mapToLong(Tensor::numbers).sum(),
        shape.layers(),
        shape.heads(),
        shape.kvHeads(),
        shape.embedding(),
        shape.feedForward(),
        shape.keyLength(),
        shape.valueLength(),
        shape.context(),
        shape.vocabulary(),
        metadata.text("tokenizer.chat_template"),
        tensors.size(),
        Weights.of(tensors, shape.layers()));
  }
}
