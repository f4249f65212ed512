package dev.bellwether.llm.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a model is to be loaded; checked before any native code sees it.
 *
 * @param model the GGUF file
 * @param contextTokens of one slot, prompt and answer together
 * @param slots asks at a time
 * @param gpuLayers to put on the GPU; 0 for none
 * @param threads that compute
 * @param batchTokens evaluated between two looks at whether an ask was cancelled
 * @param environment variables for the process, such as {@code HIP_VISIBLE_DEVICES}
 */
public record LoadPlan(
    Path model,
    int contextTokens,
    int slots,
    int gpuLayers,
    int threads,
    int batchTokens,
    Map<String, String> environment) {
  public LoadPlan {
    within("contextTokens", contextTokens, 64, 1 << 20);
    within("slots", slots, 1, 64);
    within("gpuLayers", gpuLayers, 0, 1000);
    within("threads", threads, 1, 1024);
    within("batchTokens", batchTokens, 32, 4096);
    environment = Map.copyOf(environment);
  }

  private static void within(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(name + " outside [" + low + ", " + high + "]: " + value);
    }
  }
}
