package dev.bellwether.llm.embedded;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Where one thread lays down a text for the encoder and finds the answer. Without it, each text
 * takes new memory inside and outside the heap, and threads wait for each other to get it.
 */
final class EncoderBuffers {
  private final LongBuffer numbers = longs();
  private final LongBuffer mask = longs();
  private final LongBuffer types = longs();
  private final FloatBuffer states =
      bytes(Float.BYTES * Encoder.LONGEST * Encoder.DIMENSIONS).asFloatBuffer();

  EncoderBuffers() {
    for (int i = 0; i < Encoder.LONGEST; i++) {
      mask.put(i, 1);
    }
  }

  private static LongBuffer longs() {
    return bytes(Long.BYTES * Encoder.LONGEST).asLongBuffer();
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  OnnxTensor numbers(OrtEnvironment environment, long[] values) throws OrtException {
    numbers.clear().put(values);
    return tensor(environment, numbers, values.length);
  }

  OnnxTensor mask(OrtEnvironment environment, int count) throws OrtException {
    return tensor(environment, mask, count);
  }

  OnnxTensor types(OrtEnvironment environment, int count) throws OrtException {
    return tensor(environment, types, count);
  }

  private static OnnxTensor tensor(OrtEnvironment environment, LongBuffer values, int count)
      throws OrtException {
    return OnnxTensor.createTensor(environment, values.clear().limit(count), new long[] {1, count});
  }

  /** Where the states of so many pieces go; {@link #state} reads them afterwards. */
  OnnxTensor states(OrtEnvironment environment, int count) throws OrtException {
    return OnnxTensor.createTensor(
        environment,
        states.clear().limit(count * Encoder.DIMENSIONS),
        new long[] {1, count, Encoder.DIMENSIONS});
  }

  float state(int index) {
    return states.get(index);
  }
}
