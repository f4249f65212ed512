package dev.bellwether.llm.local;

import java.util.OptionalLong;

/** Memory that says always the same: nothing beyond the plan, and no GPU to be read. */
public record FixedRoom(boolean fitsAnother) implements MemoryWatch {
  @Override
  public boolean beyondPlan() {
    return false;
  }

  @Override
  public OptionalLong gpuBytesUsed() {
    return OptionalLong.empty();
  }
}
