package dev.bellwether.llm.local.gguf;

/** A value of the metadata of a model file. */
sealed interface MetaValue {
  /** A text. */
  record Text(String value) implements MetaValue {}

  /** A whole number, or true and false as 1 and 0. */
  record Whole(long value) implements MetaValue {}

  /** A number with a fraction. */
  record Real(double value) implements MetaValue {}

  /**
   * A list, of which only the length is kept, and the values where they are few whole numbers.
   *
   * @param count how many values it has
   * @param wholes the values, empty when they are not kept
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Many(long count, long[] wholes) implements MetaValue {}
}
