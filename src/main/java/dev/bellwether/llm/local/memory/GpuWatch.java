package dev.bellwether.llm.local.memory;

import dev.bellwether.llm.local.MemoryWatch;
import java.util.OptionalLong;

/**
 * Watches the memory of a card.
 *
 * @param gpu the card
 * @param total its bytes
 * @param budget bytes that copies of the model may take
 * @param copy bytes of one copy
 * @param copies planned at a time
 * @param others bytes that were in use before the first copy was loaded
 */
record GpuWatch(Gpu gpu, long total, long budget, long copy, int copies, long others)
    implements MemoryWatch {
  /** Points above the plan at which something leaks. */
  private static final double TOLERANCE = 0.05;

  @Override
  public boolean fitsAnother() {
    long byCalculation = copy * (copies + 1L);
    OptionalLong used = gpuBytesUsed();
    return byCalculation <= budget && used.isPresent() && used.getAsLong() + copy <= budget;
  }

  @Override
  public boolean beyondPlan() {
    double planned = others + (double) copy * copies + TOLERANCE * total;
    return gpuBytesUsed().orElse(0) > planned;
  }

  @Override
  public OptionalLong gpuBytesUsed() {
    return gpu.usedBytes();
  }
}
