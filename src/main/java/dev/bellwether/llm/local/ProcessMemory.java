package dev.bellwether.llm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Resident memory of a process, as Linux tells it in {@code /proc}. */
public final class ProcessMemory {
  private static final Path PROC = Path.of("/proc");
  private static final String RESIDENT = "VmRSS:";

  private ProcessMemory() {}

  /** Bytes; empty if the process is gone or the system does not tell. */
  public static OptionalLong resident(long pid) {
    try {
      List<String> lines = Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status"));
      return lines.stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(ProcessMemory::bytes)
          .findFirst();
    } catch (IOException e) {
      // Not Linux, or the process has just ended: both mean that nobody can tell.
      return OptionalLong.empty();
    }
  }

  private static long bytes(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
  }
}
