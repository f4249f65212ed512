package dev.bellwether.llm.local;

import java.util.OptionalLong;

/** Memory that copies of the model share: of the GPU if there is one, else of the machine. */
public interface MemoryWatch {

  /** True if a second copy of the model fits beside the first, by calculation and as measured. */
  boolean fitsAnother();

  /** True if more is in use than the plan has reserved, plus five points of the whole. */
  boolean beyondPlan();

  /** Bytes of GPU memory in use; empty where nobody can tell. */
  OptionalLong gpuBytesUsed();
}
