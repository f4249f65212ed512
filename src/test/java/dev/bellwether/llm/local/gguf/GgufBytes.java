package dev.bellwether.llm.local.gguf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes headers of model files, also wrong ones. The data behind them is a hole in the file. */
public final class GgufBytes {
  private static final int ALIGNMENT = 32;

  private final ByteArrayOutputStream pairs = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
  private int version = 3;
  private long pairCount;
  private long tensorCount;
  private long dataBytes;

  /** A header with nothing in it. */
  public static GgufBytes empty() {
    return new GgufBytes();
  }

  /** Everything that a small model needs to be taken for one. */
  public static GgufBytes tiny() {
    return model("llama", 2, 64, 4, 2, 128, 2048, 40)
        .tensor("token_embd.weight", TensorType.F16, 64, 40)
        .tensor("blk.0.attn_q.weight", TensorType.Q8_0, 64, 64)
        .tensor("blk.1.attn_q.weight", TensorType.Q8_0, 64, 64)
        .tensor("output_norm.weight", TensorType.F32, 64)
        .tensor("output.weight", TensorType.F16, 64, 40);
  }

  /** The shape of Mistral-7B-Instruct v0.3 as Q4_K_M, whose file has 4.37 GB. */
  public static GgufBytes mistral() {
    GgufBytes bytes =
        model("llama", 32, 4096, 32, 8, 14_336, 32_768, 32_000)
            .whole("general.file_type", 15)
            .text("general.name", "Mistral-7B-Instruct-v0.3")
            .text("tokenizer.chat_template", "{{ bos_token }}[INST] {{ messages }} [/INST]")
            .tensor("token_embd.weight", TensorType.Q4_K, 4096, 32_000)
            .tensor("output_norm.weight", TensorType.F32, 4096)
            .tensor("output.weight", TensorType.Q6_K, 4096, 32_000);
    for (int i = 0; i < 32; i++) {
      // Of llama.cpp's mixture: half of these two tensors have six bits.
      TensorType fine = i % 2 == 0 ? TensorType.Q6_K : TensorType.Q4_K;
      bytes
          .tensor("blk." + i + ".attn_norm.weight", TensorType.F32, 4096)
          .tensor("blk." + i + ".ffn_norm.weight", TensorType.F32, 4096)
          .tensor("blk." + i + ".attn_q.weight", TensorType.Q4_K, 4096, 4096)
          .tensor("blk." + i + ".attn_k.weight", TensorType.Q4_K, 4096, 1024)
          .tensor("blk." + i + ".attn_v.weight", fine, 4096, 1024)
          .tensor("blk." + i + ".attn_output.weight", TensorType.Q4_K, 4096, 4096)
          .tensor("blk." + i + ".ffn_gate.weight", TensorType.Q4_K, 4096, 14_336)
          .tensor("blk." + i + ".ffn_up.weight", TensorType.Q4_K, 4096, 14_336)
          .tensor("blk." + i + ".ffn_down.weight", fine, 14_336, 4096);
    }
    return bytes;
  }

  private static GgufBytes model(
      String architecture,
      int layers,
      int embedding,
      int heads,
      int kvHeads,
      int feedForward,
      int context,
      int vocabulary) {
    return empty()
        .text("general.architecture", architecture)
        .whole(architecture + ".block_count", layers)
        .whole(architecture + ".embedding_length", embedding)
        .whole(architecture + ".attention.head_count", heads)
        .whole(architecture + ".attention.head_count_kv", kvHeads)
        .whole(architecture + ".feed_forward_length", feedForward)
        .whole(architecture + ".context_length", context)
        .texts("tokenizer.ggml.tokens", vocabulary);
  }

  public GgufBytes version(int number) {
    version = number;
    return this;
  }

  /** Claims another number of metadata values. */
  GgufBytes claimingPairs(long count) {
    pairCount = count;
    return this;
  }

  /** Claims another number of tensors. */
  GgufBytes claimingTensors(long count) {
    tensorCount = count;
    return this;
  }

  public GgufBytes text(String key, String value) {
    pair(key, 8);
    put(pairs, value);
    return this;
  }

  public GgufBytes whole(String key, long value) {
    pair(key, 4);
    put(pairs, 4, value);
    return this;
  }

  GgufBytes wholes(String key, int... values) {
    pair(key, 9);
    put(pairs, 4, 5);
    put(pairs, 8, values.length);
    for (int value : values) {
      put(pairs, 4, value);
    }
    return this;
  }

  GgufBytes texts(String key, int count) {
    pair(key, 9);
    put(pairs, 4, 8);
    put(pairs, 8, count);
    for (int i = 0; i < count; i++) {
      put(pairs, "t" + i);
    }
    return this;
  }

  /** A value of which only type and bytes are given. */
  GgufBytes raw(String key, int type, byte... value) {
    pair(key, type);
    pairs.writeBytes(value);
    return this;
  }

  private void pair(String key, int type) {
    pairCount++;
    put(pairs, key);
    put(pairs, 4, type);
  }

  public GgufBytes tensor(String name, TensorType type, long... lengths) {
    long numbers = 1;
    for (long length : lengths) {
      numbers *= length;
    }
    tensorAt(name, type.id(), dataBytes, lengths);
    dataBytes += (type.bytes(numbers) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return this;
  }

  GgufBytes tensorAt(String name, long type, long offset, long... lengths) {
    tensorCount++;
    put(tensors, name);
    put(tensors, 4, lengths.length);
    for (long length : lengths) {
      put(tensors, 8, length);
    }
    put(tensors, 4, type);
    put(tensors, 8, offset);
    return this;
  }

  private static void put(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(out, 8, bytes.length);
    out.writeBytes(bytes);
  }

  private static void put(ByteArrayOutputStream out, int width, long value) {
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(bytes, 0, width);
  }

  /** Everything before the data. */
  byte[] header() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    put(out, 4, version);
    put(out, 8, tensorCount);
    put(out, 8, pairCount);
    out.writeBytes(pairs.toByteArray());
    out.writeBytes(tensors.toByteArray());
    while (out.size() % ALIGNMENT != 0) {
      out.write(0);
    }
    return out.toByteArray();
  }

  /** A whole file. */
  public Path write(Path file) {
    return write(file, dataBytes);
  }

  /** A file with so many bytes of data. */
  Path write(Path file, long data) {
    try {
      byte[] header = header();
      Files.write(file, header);
      try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
        random.setLength(header.length + data);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
