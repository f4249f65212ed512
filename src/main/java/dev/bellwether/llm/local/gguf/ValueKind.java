package dev.bellwether.llm.local.gguf;

/** The types of metadata, in the order of their numbers in a file. */
enum ValueKind {
  UINT8(1),
  INT8(1),
  UINT16(2),
  INT16(2),
  UINT32(4),
  INT32(4),
  FLOAT32(4),
  BOOL(1),
  TEXT(8),
  LIST(12),
  UINT64(8),
  INT64(8),
  FLOAT64(8);

  private final int smallest;

  ValueKind(int smallest) {
    this.smallest = smallest;
  }

  static ValueKind of(int id) throws CorruptHeaderException {
    ValueKind[] kinds = values();
    if (id < 0 || id >= kinds.length) {
      throw new CorruptHeaderException(
          "it has a value of the unknown type " + Integer.toUnsignedString(id));
    }
    return kinds[id];
  }

  /** Bytes of a value; of a text or list, its least. */
  int smallest() {
    return smallest;
  }

  boolean isWhole() {
    return switch (this) {
      case FLOAT32, FLOAT64, TEXT, LIST -> false;
      default -> true;
    };
  }
}
