package dev.bellwether.llm.local.memory;

import dev.bellwether.llm.local.MemoryWatch;
import java.util.OptionalLong;

/**
 * Watches main memory for a model that runs on the processor.
 *
 * @param machine whose memory
 * @param another bytes of one more copy
 */
record MainWatch(Machine machine, long another) implements MemoryWatch {

  @Override
  public boolean fitsAnother() {
    return MainMemory.available(machine).orElse(0) >= another;
  }

  /** The memory of the worker itself is what tells here. */
  @Override
  public boolean beyondPlan() {
    return false;
  }

  @Override
  public OptionalLong gpuBytesUsed() {
    return OptionalLong.empty();
  }
}
