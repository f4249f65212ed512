package dev.bellwether.llm.local;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the numbers of a tensor are stored, with ggml's number for it. */
public enum TensorType {
  F32(0, 0, 1, 4),
  F16(1, 1, 1, 2),
  Q4_0(2, 2, 32, 18),
  Q8_0(8, 7, 32, 34);

  final int code;

  /** What {@code general.file_type} says when most tensors are of this type. */
  final int fileType;

  final int blockValues;
  private final int blockBytes;

  TensorType(int code, int fileType, int blockValues, int blockBytes) {
    this.code = code;
    this.fileType = fileType;
    this.blockValues = blockValues;
    this.blockBytes = blockBytes;
  }

  long bytes(long values) {
    return values / blockValues * blockBytes;
  }

  /** Numbers in this form; their count is a multiple of the block. */
  byte[] encode(float[] values) {
    ByteBuffer out = ByteBuffer.allocate((int) bytes(values.length)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < values.length; at += blockValues) {
      switch (this) {
        case F32 -> out.putFloat(values[at]);
        case F16 -> out.putShort(half(values[at]));
        case Q8_0 -> eight(values, at, out);
        case Q4_0 -> four(values, at, out);
      }
    }
    return out.array();
  }

  private static void eight(float[] values, int at, ByteBuffer out) {
    float step = largest(values, at) / 127;
    out.putShort(half(step));
    for (int i = 0; i < 32; i++) {
      out.put((byte) Math.round(step == 0 ? 0 : values[at + i] / step));
    }
  }

  /** Values 0 to 15 are subtracted 8; a byte holds value i below and value i + 16 above. */
  private static void four(float[] values, int at, ByteBuffer out) {
    float step = largest(values, at) / 7;
    out.putShort(half(step));
    for (int i = 0; i < 16; i++) {
      int low = nibble(values[at + i], step);
      int high = nibble(values[at + i + 16], step);
      out.put((byte) (low | high << 4));
    }
  }

  private static int nibble(float value, float step) {
    int rounded = step == 0 ? 8 : Math.round(value / step) + 8;
    return Math.max(0, Math.min(15, rounded));
  }

  private static float largest(float[] values, int at) {
    float largest = 0;
    for (int i = 0; i < 32; i++) {
      largest = Math.max(largest, Math.abs(values[at + i]));
    }
    return largest;
  }

  /** IEEE 754 half precision, rounded half up; Java has this from 20 on only. */
  static short half(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int exponent = (bits >>> 23 & 0xff) - 127 + 15;
    if (exponent <= 0) {
      return (short) sign;
    }
    if (exponent >= 31) {
      return (short) (sign | 0x7c00);
    }
    int rounded = (exponent << 10 | (bits & 0x7fffff) >>> 13) + (bits >>> 12 & 1);
    return (short) (sign | rounded);
  }
}
