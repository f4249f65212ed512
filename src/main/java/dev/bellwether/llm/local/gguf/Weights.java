package dev.bellwether.llm.local.gguf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a model's weights by where llama.cpp puts them: the input stays in main memory, the
 * layers and the output go to the GPU one by one, the output last.
 *
 * @param input embeddings of the tokens
 * @param layers of each layer, the first first
 * @param output what stands behind the layers; where a model has no output of its own, a copy of
 *     its input
 */
public record Weights(long input, List<Long> layers, long output) {
  private static final Pattern LAYER = Pattern.compile("blk\\.(\\d{1,5})\\..*");

  public Weights {
    layers = List.copyOf(layers);
  }

  static Weights of(List<Tensor> tensors, int layerCount) {
    long[] layers = new long[layerCount];
    long input = 0;
    long output = 0;
    boolean ownOutput = false;
    for (Tensor tensor : tensors) {
      Matcher layer = LAYER.matcher(tensor.name());
      if (layer.matches() && Integer.parseInt(layer.group(1)) < layerCount) {
        layers[Integer.parseInt(layer.group(1))] += tensor.bytes();
      } else if (tensor.name().startsWith("token_embd.")) {
        input += tensor.bytes();
      } else {
        output += tensor.bytes();
        ownOutput |= tensor.name().equals("output.weight");
      }
    }
    List<Long> list = new ArrayList<>();
    Arrays.stream(layers).forEach(list::add);
    return new Weights(input, list, ownOutput ? output : output + input);
  }

  /** All bytes that are loaded, wherever. */
  public long total() {
    return input + output + layers.stream().mapToLong(Long::longValue).sum();
  }
}
