package dev.bellwether.llm.local.memory;

/**
 * How somebody wants to run a model.
 *
 * @param contextTokens of each slot
 * @param slots texts at a time
 * @param batchTokens evaluated at once
 * @param gpuLayers layers wanted on the GPU; 0 for none
 * @param gpuMemory share of the GPU's memory that may be taken
 * @param copies of the model at a time
 */
public record MemoryWish(
    int contextTokens, int slots, int batchTokens, int gpuLayers, double gpuMemory, int copies) {

  MemoryWish withGpuLayers(int layers) {
    return new MemoryWish(contextTokens, slots, batchTokens, layers, gpuMemory, copies);
  }

  MemoryWish withContext(int tokens) {
    return new MemoryWish(tokens, slots, batchTokens, gpuLayers, gpuMemory, copies);
  }

  long allTokens() {
    return (long) contextTokens * slots;
  }
}
