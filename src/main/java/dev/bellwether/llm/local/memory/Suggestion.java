package dev.bellwether.llm.local.memory;

import java.util.ArrayList;
import java.util.List;

/** What would fit where a plan does not. */
final class Suggestion {
  private static final int SMALLEST_CONTEXT = 1024;
  private static final int STEP = 256;

  private Suggestion() {}

  static String of(MemoryPlan plan) {
    List<String> ways = new ArrayList<>();
    if (plan.wish().copies() > 1 && plan.fitsCard(copies(plan.wish(), 1))) {
      ways.add("local.workers=1");
    }
    int layers = layers(plan);
    if (layers > 0) {
      ways.add("local.gpu_layers=" + layers);
    }
    int context = context(plan);
    if (context > 0) {
      ways.add("local.context=" + context);
    }
    return ways.isEmpty()
        ? "take a smaller model, or local.gpu_layers=0"
        : "what would fit: " + String.join(", or ", ways);
  }

  private static MemoryWish copies(MemoryWish wish, int copies) {
    return new MemoryWish(
        wish.contextTokens(),
        wish.slots(),
        wish.batchTokens(),
        wish.gpuLayers(),
        wish.gpuMemory(),
        copies);
  }

  /** Most layers that fit with this context; 0 if none does. */
  private static int layers(MemoryPlan plan) {
    int layers = Math.min(plan.need().gpuLayers(), plan.wish().gpuLayers());
    while (layers > 0 && !plan.fitsCard(plan.wish().withGpuLayers(layers))) {
      layers--;
    }
    return layers;
  }

  /** The longest context that fits with these layers; 0 if none that is of use does. */
  private static int context(MemoryPlan plan) {
    for (int context = plan.wish().contextTokens() / STEP * STEP;
        context >= SMALLEST_CONTEXT;
        context -= STEP) {
      if (plan.fitsCard(plan.wish().withContext(context))) {
        return context;
      }
    }
    return 0;
  }
}
