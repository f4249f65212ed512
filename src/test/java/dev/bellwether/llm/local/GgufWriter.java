package dev.bellwether.llm.local;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a GGUF file, version 3, as ggml's {@code docs/gguf.md} describes it, with tensors of
 * random numbers. The same calls in the same order write the same bytes.
 */
public final class GgufWriter {
  private static final int ALIGNMENT = 32;
  private static final int POOL = 1 << 16;

  private enum Kind {
    U32(4),
    I32(5),
    F32(6),
    BOOL(7),
    STRING(8),
    ARRAY(9);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  private record Tensor(String name, long[] shape, TensorType type, float deviation) {
    long values() {
      long values = 1;
      for (long side : shape) {
        values *= side;
      }
      return values;
    }

    long bytes() {
      return type.bytes(values());
    }
  }

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final List<Tensor> tensors = new ArrayList<>();
  private final long seed;
  private int entryCount;

  /** A file whose random numbers follow from the seed. */
  public GgufWriter(long seed) {
    this.seed = seed;
  }

  public GgufWriter text(String key, String value) {
    return entry(key, Kind.STRING, string(value));
  }

  public GgufWriter whole(String key, int value) {
    return entry(key, Kind.U32, little(4).putInt(value).array());
  }

  public GgufWriter real(String key, float value) {
    return entry(key, Kind.F32, little(4).putFloat(value).array());
  }

  public GgufWriter flag(String key, boolean value) {
    return entry(key, Kind.BOOL, new byte[] {(byte) (value ? 1 : 0)});
  }

  public GgufWriter texts(String key, List<String> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    values.forEach(value -> out.writeBytes(string(value)));
    return array(key, Kind.STRING, values.size(), out.toByteArray());
  }

  public GgufWriter wholes(String key, int[] values) {
    ByteBuffer out = little(4 * values.length);
    for (int value : values) {
      out.putInt(value);
    }
    return array(key, Kind.I32, values.length, out.array());
  }

  public GgufWriter reals(String key, float[] values) {
    ByteBuffer out = little(4 * values.length);
    for (float value : values) {
      out.putFloat(value);
    }
    return array(key, Kind.F32, values.length, out.array());
  }

  /**
   * A tensor of normally distributed numbers.
   *
   * @param deviation 0 for a tensor of ones
   * @param shape the innermost side first, as ggml counts
   */
  public GgufWriter tensor(String name, TensorType type, double deviation, long... shape) {
    tensors.add(new Tensor(name, shape, type, (float) deviation));
    return this;
  }

  /** Writes the file, in place of one that is there. */
  public void write(Path file) throws IOException {
    byte[] head = head();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(head);
      out.write(new byte[padding(head.length)]);
      SplittableRandom random = new SplittableRandom(seed);
      for (Tensor tensor : tensors) {
        write(out, tensor, random);
        out.write(new byte[padding(tensor.bytes())]);
      }
    }
  }

  private byte[] head() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(little(20).putInt(3).putLong(tensors.size()).putLong(entryCount).array());
    out.writeBytes(entries.toByteArray());
    long offset = 0;
    for (Tensor tensor : tensors) {
      out.writeBytes(string(tensor.name()));
      ByteBuffer info = little(4 + 8 * tensor.shape().length + 12);
      info.putInt(tensor.shape().length);
      for (long side : tensor.shape()) {
        info.putLong(side);
      }
      out.writeBytes(info.putInt(tensor.type().code).putLong(offset).array());
      offset += tensor.bytes() + padding(tensor.bytes());
    }
    return out.toByteArray();
  }

  /** Pieces of one pool in random order: random enough, and 200 million numbers take a second. */
  private static void write(OutputStream out, Tensor tensor, SplittableRandom random)
      throws IOException {
    byte[] pool = tensor.type().encode(pool(tensor.deviation(), random));
    int unit = (int) tensor.type().bytes(32);
    long units = tensor.bytes() / unit;
    for (long i = 0; i < units; i++) {
      out.write(pool, random.nextInt(pool.length / unit) * unit, unit);
    }
    out.write(pool, 0, (int) (tensor.bytes() - units * unit));
  }

  private static float[] pool(float deviation, SplittableRandom random) {
    float[] pool = new float[POOL];
    for (int i = 0; i < POOL; i++) {
      pool[i] = deviation == 0 ? 1 : (float) (random.nextGaussian() * deviation);
    }
    return pool;
  }

  private GgufWriter array(String key, Kind kind, int length, byte[] values) {
    ByteBuffer out = little(12 + values.length);
    return entry(key, Kind.ARRAY, out.putInt(kind.code).putLong(length).put(values).array());
  }

  private GgufWriter entry(String key, Kind kind, byte[] value) {
    entries.writeBytes(string(key));
    entries.writeBytes(little(4).putInt(kind.code).array());
    entries.writeBytes(value);
    entryCount++;
    return this;
  }

  private static byte[] string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return little(8 + bytes.length).putLong(bytes.length).put(bytes).array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padding(long bytes) {
    return (int) ((ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT);
  }
}
