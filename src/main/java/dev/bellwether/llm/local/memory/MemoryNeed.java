package dev.bellwether.llm.local.memory;

import dev.bellwether.llm.local.gguf.ModelHeader;
import dev.bellwether.llm.local.gguf.Weights;
import java.util.List;

/**
 * What one copy of a model takes, by where it is. llama.cpp (b4916) puts the last {@code gpuLayers}
 * of its layers on the GPU, counting the output as one more behind them; a layer brings its own
 * keys and values with it.
 *
 * @param gpuLayers layers on the GPU, the output counted
 * @param gpuWeights bytes of weights on the GPU
 * @param gpuCache bytes of keys and values there
 * @param gpuWork bytes to compute in there, and what the driver takes for itself
 * @param mainWeights bytes of weights in main memory
 * @param mainCache bytes of keys and values there
 * @param mainWork bytes to compute in there, and the process itself
 */
public record MemoryNeed(
    int gpuLayers,
    long gpuWeights,
    long gpuCache,
    long gpuWork,
    long mainWeights,
    long mainCache,
    long mainWork) {
  /** Keys and values are kept as 16-bit numbers. */
  private static final long CACHE_NUMBER = 2;

  private static final long WORK_NUMBER = 4;

  /** llama.cpp rounds the context up to this. */
  private static final long CONTEXT_STEP = 256;

  private static final long MB = 1_000_000;

  /**
   * What a driver keeps for a process that computes. An allowance; we had no card to measure it.
   */
  private static final long DRIVER = 300 * MB;

  /** A child JVM with the native library in it and no model (measured: 91 MB with a tiny one). */
  private static final long PROCESS = 150 * MB;

  /**
   * The need of a model.
   *
   * @param contextTokens of all slots together
   * @param batchTokens evaluated at once
   * @param gpuLayers wanted on the GPU; those the model does not have are left out
   */
  public static MemoryNeed of(
      ModelHeader model, long contextTokens, int batchTokens, int gpuLayers) {
    long context = (contextTokens + CONTEXT_STEP - 1) / CONTEXT_STEP * CONTEXT_STEP;
    Weights weights = model.weights();
    int all = model.layers();
    int onGpu = Math.max(0, Math.min(gpuLayers, all + 1));
    int layersOnGpu = Math.min(onGpu, all);
    List<Long> layers = weights.layers();
    long gpuWeights = sum(layers.subList(all - layersOnGpu, all));
    long mainWeights = weights.input() + sum(layers.subList(0, all - layersOnGpu));
    if (onGpu > all) {
      gpuWeights += weights.output();
    } else {
      mainWeights += weights.output();
    }
    long cache = cacheOfLayer(model, context);
    long work = work(model, context, batchTokens);
    return new MemoryNeed(
        onGpu,
        gpuWeights,
        cache * layersOnGpu,
        onGpu > 0 ? work + DRIVER : 0,
        mainWeights,
        cache * (all - layersOnGpu),
        (onGpu > all ? 0 : work) + PROCESS);
  }

  private static long sum(List<Long> bytes) {
    return bytes.stream().mapToLong(Long::longValue).sum();
  }

  private static long cacheOfLayer(ModelHeader model, long context) {
    return context * model.kvHeads() * (model.keyLength() + model.valueLength()) * CACHE_NUMBER;
  }

  /**
   * The largest of the graphs that llama.cpp reserves for. Found by reading what it reserved for
   * models of several shapes, and held to that by a test.
   */
  private static long work(ModelHeader model, long context, long batch) {
    long attention = (model.heads() + 1L) * context + 4L * model.embedding();
    long output = model.vocabulary() + 2L * model.embedding();
    return Math.max(attention, output) * batch * WORK_NUMBER;
  }

  /** All bytes on the GPU. */
  public long gpu() {
    return gpuWeights + gpuCache + gpuWork;
  }

  /** All bytes in main memory. */
  public long main() {
    return mainWeights + mainCache + mainWork;
  }

  /**
   * Bytes in main memory of another copy beside the first: the weights are the same file, mapped.
   */
  public long mainOfAnother() {
    return mainCache + mainWork;
  }
}
