package dev.bellwether.llm.local.memory;

import java.util.OptionalLong;

/** Main memory that programs can still get, of the machine and of our part of it. */
final class MainMemory {
  private static final long KB = 1024;

  private MainMemory() {}

  /** Empty if nobody can tell. */
  static OptionalLong available(Machine machine) {
    OptionalLong all = machine.number("proc/meminfo", "MemAvailable");
    if (all.isEmpty()) {
      return all;
    }
    long available = all.getAsLong() * KB;
    OptionalLong limit = machine.number("sys/fs/cgroup/memory.max");
    if (limit.isEmpty()) {
      return OptionalLong.of(available);
    }
    // Cached files count as used there, but are given up when memory is needed.
    long used = machine.number("sys/fs/cgroup/memory.current").orElse(0);
    long cached = machine.number("sys/fs/cgroup/memory.stat", "inactive_file").orElse(0);
    return OptionalLong.of(
        Math.max(0, Math.min(available, limit.getAsLong() - Math.max(0, used - cached))));
  }
}
