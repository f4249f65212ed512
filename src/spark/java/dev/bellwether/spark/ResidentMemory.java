package dev.bellwether.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel tells of this process. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KB_PER_MB = 1_000;

  private ResidentMemory() {}

  /** The most that this process has had resident; 0 where the kernel does not say. */
  static long peakMb() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1000 / KB_PER_MB;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + STATUS, e);
    }
  }
}
