package dev.bellwether.engine;

import dev.bellwether.config.Settings;
import dev.bellwether.llm.local.memory.MemoryWish;

/** How the settings want the local model to be run. */
final class LocalWish {
  /** Small, so that a text can be given up soon while it is still being read. */
  static final int BATCH_TOKENS = 256;

  private LocalWish() {}

  static MemoryWish of(Settings.Local settings) {
    return new MemoryWish(
        settings.context(),
        settings.slots(),
        BATCH_TOKENS,
        settings.gpuLayers(),
        settings.gpuMemory(),
        settings.workers());
  }
}
