package dev.bellwether.llm.local;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A model of the llama architecture with random weights. It writes nonsense, but loads, streams,
 * keeps to a grammar, caches, overflows and crashes like a real one.
 *
 * @param architecture {@code llama}, or something that no library knows
 * @param dim width
 * @param feedForward width of the inner layer
 * @param context longest context, in tokens
 * @param vocabulary tokens, at least 2,000
 */
public record RandomLlama(
    String architecture,
    int dim,
    int layers,
    int feedForward,
    int heads,
    int keyHeads,
    int context,
    int vocabulary,
    TensorType type,
    long seed) {
  /** 9 MB, loads in a tenth of a second. */
  public static final RandomLlama TINY =
      new RandomLlama("llama", 64, 2, 128, 4, 2, 4096, 32_000, TensorType.F16, 1);

  /** 200 million parameters in 215 MB: heavy enough that computing outweighs everything else. */
  public static final RandomLlama MIDDLE =
      new RandomLlama("llama", 1024, 12, 2816, 16, 4, 4096, 32_000, TensorType.Q8_0, 1);

  private static final String TEMPLATE =
      "{{ bos_token }}{% for m in messages %}{% if m['role'] == 'user' %}"
          + "{{ '[INST] ' + m['content'] + ' [/INST]' }}{% else %}"
          + "{{ m['content'] + eos_token }}{% endif %}{% endfor %}";

  /** The same with other weights. */
  public RandomLlama withSeed(long other) {
    return new RandomLlama(
        architecture, dim, layers, feedForward, heads, keyHeads, context, vocabulary, type, other);
  }

  /** The same under another name. */
  public RandomLlama withArchitecture(String other) {
    return new RandomLlama(
        other, dim, layers, feedForward, heads, keyHeads, context, vocabulary, type, seed);
  }

  /** Writes the file and returns it. */
  public Path write(Path file) throws IOException {
    GgufWriter gguf = new GgufWriter(seed);
    describe(gguf);
    describeVocabulary(gguf);
    addTensors(gguf);
    gguf.write(file);
    return file;
  }

  private void describe(GgufWriter gguf) {
    gguf.text("general.architecture", architecture)
        .text("general.name", "random-" + dim + "x" + layers)
        .whole("general.file_type", type.fileType)
        .whole(architecture + ".context_length", context)
        .whole(architecture + ".embedding_length", dim)
        .whole(architecture + ".block_count", layers)
        .whole(architecture + ".feed_forward_length", feedForward)
        .whole(architecture + ".attention.head_count", heads)
        .whole(architecture + ".attention.head_count_kv", keyHeads)
        .whole(architecture + ".rope.dimension_count", dim / heads)
        .real(architecture + ".rope.freq_base", 10_000)
        .real(architecture + ".attention.layer_norm_rms_epsilon", 1e-5f)
        .whole(architecture + ".vocab_size", vocabulary);
  }

  private void describeVocabulary(GgufWriter gguf) {
    MadeUpVocabulary words = new MadeUpVocabulary(vocabulary);
    gguf.text("tokenizer.ggml.model", "llama")
        .text("tokenizer.ggml.pre", "default")
        .texts("tokenizer.ggml.tokens", words.tokens())
        .reals("tokenizer.ggml.scores", words.scores())
        .wholes("tokenizer.ggml.token_type", words.types())
        .whole("tokenizer.ggml.bos_token_id", MadeUpVocabulary.BEGIN)
        .whole("tokenizer.ggml.eos_token_id", MadeUpVocabulary.END)
        .whole("tokenizer.ggml.unknown_token_id", MadeUpVocabulary.UNKNOWN)
        .flag("tokenizer.ggml.add_bos_token", true)
        .flag("tokenizer.ggml.add_eos_token", false)
        .text("tokenizer.chat_template", TEMPLATE);
  }

  private void addTensors(GgufWriter gguf) {
    double usual = 1 / Math.sqrt(dim);
    int keys = dim / heads * keyHeads;
    gguf.tensor("token_embd.weight", type, 1, dim, vocabulary)
        .tensor("output_norm.weight", TensorType.F32, 0, dim)
        .tensor("output.weight", type, 2 * usual, dim, vocabulary);
    for (int layer = 0; layer < layers; layer++) {
      String name = "blk." + layer + ".";
      gguf.tensor(name + "attn_norm.weight", TensorType.F32, 0, dim)
          .tensor(name + "attn_q.weight", type, usual, dim, dim)
          .tensor(name + "attn_k.weight", type, usual, dim, keys)
          .tensor(name + "attn_v.weight", type, usual, dim, keys)
          .tensor(name + "attn_output.weight", type, usual, dim, dim)
          .tensor(name + "ffn_norm.weight", TensorType.F32, 0, dim)
          .tensor(name + "ffn_gate.weight", type, usual, dim, feedForward)
          .tensor(name + "ffn_up.weight", type, usual, dim, feedForward)
          .tensor(name + "ffn_down.weight", type, 1 / Math.sqrt(feedForward), feedForward, dim);
    }
  }

  /** {@code RandomLlama tiny|middle FILE}: for benchmarks. */
  public static void main(String[] args) throws IOException {
    (args[0].equals("middle") ? MIDDLE : TINY).write(Path.of(args[1]));
  }
}
