package dev.bellwether.llm.local.gguf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the header of a GGUF file of version 2 or 3: what stands before the data (ggml, {@code
 * docs/gguf.md}). For one thread, once.
 */
final class GgufReader {
  private static final int LONGEST_KEY = 65_535;
  private static final int LONGEST_TEXT = 1024 * 1024;
  private static final int LONGEST_NAME = 1024;
  private static final int MOST_PAIRS = 65_536;
  private static final int MOST_TENSORS = 1_000_000;
  private static final int MOST_DIMENSIONS = 4;
  private static final int KEPT_WHOLES = 4096;
  private static final long ALIGNMENT = 32;
  private static final long LARGEST_ALIGNMENT = 1024 * 1024;

  /** A length, a type and a byte at least. */
  private static final long SMALLEST_PAIR = 13;

  /** A length, two numbers and an offset at least. */
  private static final long SMALLEST_TENSOR = 24;

  private final HeaderInput in;

  GgufReader(HeaderInput in) {
    this.in = in;
  }

  /** Everything before the data, after magic and version. */
  record Contents(Metadata metadata, List<Tensor> tensors, long dataStart) {}

  Contents read() throws IOException {
    long tensors = in.count(SMALLEST_TENSOR, "tensors");
    long pairs = in.count(SMALLEST_PAIR, "metadata values");
    if (tensors > MOST_TENSORS || pairs > MOST_PAIRS) {
      throw new CorruptHeaderException(
          "it says that it has " + tensors + " tensors and " + pairs + " metadata values");
    }
    Metadata metadata = metadata((int) pairs);
    long alignment = metadata.whole("general.alignment").orElse(ALIGNMENT);
    if (alignment <= 0 || alignment > LARGEST_ALIGNMENT || Long.bitCount(alignment) != 1) {
      throw new CorruptHeaderException("its alignment is " + alignment);
    }
    List<Tensor> read = tensors((int) tensors, alignment);
    return new Contents(metadata, read, aligned(in.position(), alignment));
  }

  private static long aligned(long position, long alignment) {
    return (position + alignment - 1) / alignment * alignment;
  }

  private Metadata metadata(int pairs) throws IOException {
    Map<String, MetaValue> values = new HashMap<>();
    for (int i = 0; i < pairs; i++) {
      String key = in.text(LONGEST_KEY, "a key");
      if (values.put(key, value(ValueKind.of(in.fourBytes()))) != null) {
        throw new CorruptHeaderException("it has '" + key + "' twice");
      }
    }
    return new Metadata(values);
  }

  private MetaValue value(ValueKind kind) throws IOException {
    return switch (kind) {
      case TEXT -> new MetaValue.Text(in.text(LONGEST_TEXT, "a text"));
      case LIST -> list();
      case FLOAT32 -> new MetaValue.Real(Float.intBitsToFloat(in.fourBytes()));
      case FLOAT64 -> new MetaValue.Real(Double.longBitsToDouble(in.eightBytes()));
      default -> new MetaValue.Whole(whole(kind));
    };
  }

  private long whole(ValueKind kind) throws IOException {
    return switch (kind) {
      case UINT8, BOOL -> in.oneByte();
      case INT8 -> (byte) in.oneByte();
      case UINT16 -> Short.toUnsignedLong(in.twoBytes());
      case INT16 -> in.twoBytes();
      case UINT32 -> Integer.toUnsignedLong(in.fourBytes());
      case INT32 -> in.fourBytes();
      default -> in.eightBytes();
    };
  }

  private MetaValue list() throws IOException {
    ValueKind kind = ValueKind.of(in.fourBytes());
    if (kind == ValueKind.LIST) {
      throw new CorruptHeaderException("it has a list of lists");
    }
    long count = in.count(kind.smallest(), "values in a list");
    if (kind == ValueKind.TEXT) {
      for (long i = 0; i < count; i++) {
        in.skip(in.count(1, "bytes of a text"));
      }
    } else if (kind.isWhole() && count <= KEPT_WHOLES) {
      long[] wholes = new long[(int) count];
      for (int i = 0; i < wholes.length; i++) {
        wholes[i] = whole(kind);
      }
      return new MetaValue.Many(count, wholes);
    } else {
      in.skip(count * kind.smallest());
    }
    return new MetaValue.Many(count, new long[0]);
  }

  private List<Tensor> tensors(int count, long alignment) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Tensor tensor = tensor();
      if (!names.add(tensor.name())) {
        throw new CorruptHeaderException("it has the tensor '" + tensor.name() + "' twice");
      }
      if (tensor.offset() < 0 || tensor.offset() % alignment != 0) {
        throw new CorruptHeaderException(
            "the tensor '" + tensor.name() + "' begins at " + tensor.offset());
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  private Tensor tensor() throws IOException {
    String name = in.text(LONGEST_NAME, "the name of a tensor");
    int dimensions = in.fourBytes();
    if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
      throw new CorruptHeaderException(
          "the tensor '" + name + "' has " + Integer.toUnsignedString(dimensions) + " dimensions");
    }
    long[] lengths = new long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      lengths[i] = in.eightBytes();
    }
    long id = Integer.toUnsignedLong(in.fourBytes());
    TensorType type =
        TensorType.ofId(id)
            .orElseThrow(
                () ->
                    new CorruptHeaderException(
                        "the tensor '" + name + "' is of the unknown type " + id));
    return sized(name, type, lengths, in.eightBytes());
  }

  private static Tensor sized(String name, TensorType type, long[] lengths, long offset)
      throws CorruptHeaderException {
    long numbers = 1;
    try {
      for (long length : lengths) {
        if (length <= 0) {
          throw new CorruptHeaderException("the tensor '" + name + "' has a length of " + length);
        }
        numbers = Math.multiplyExact(numbers, length);
      }
      if (lengths.length > 0 && lengths[0] % type.blockNumbers() != 0) {
        throw new CorruptHeaderException(
            "the tensor '" + name + "' has rows of " + lengths[0] + " as " + type);
      }
      return new Tensor(name, type, numbers, offset, type.bytes(numbers));
    } catch (ArithmeticException e) {
      throw new CorruptHeaderException("the tensor '" + name + "' is larger than any memory");
    }
  }
}
