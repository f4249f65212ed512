package dev.bellwether.llm.local.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of each thread of a process, in nanoseconds, as Linux counts it. */
record ThreadTimes(Map<String, Long> nanos) {

  static ThreadTimes of(long pid) throws IOException {
    Map<String, Long> nanos = new HashMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path task : tasks.toList()) {
        read(task, nanos);
      }
    }
    return new ThreadTimes(nanos);
  }

  private static void read(Path task, Map<String, Long> nanos) throws IOException {
    try {
      String[] fields = Files.readString(task.resolve("schedstat")).strip().split(" ", -1);
      nanos.put(String.valueOf(task.getFileName()), Long.parseLong(fields[0]));
    } catch (NoSuchFileException e) {
      // It ended just now; its time is lost, and it was short.
    }
  }

  /** What all threads have used since then. */
  long since(ThreadTimes before) {
    return nanos.entrySet().stream().mapToLong(e -> e.getValue() - before.of(e.getKey())).sum();
  }

  /** What the busiest thread has used since then. */
  long busiestSince(ThreadTimes before) {
    return nanos.entrySet().stream()
        .mapToLong(e -> e.getValue() - before.of(e.getKey()))
        .max()
        .orElse(0);
  }

  private long of(String thread) {
    return nanos.getOrDefault(thread, 0L);
  }
}
