package dev.bellwether.llm.local.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time of each thread of a process, in nanoseconds, as Linux counts it; its key is the
 * thread's number, a slash and its name.
 */
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
      String name = Files.readString(task.resolve("comm")).strip();
      String[] fields = Files.readString(task.resolve("schedstat")).strip().split(" ", -1);
      nanos.put(task.getFileName() + "/" + name, Long.parseLong(fields[0]));
    } catch (NoSuchFileException e) {
      // It ended just now; its time is lost, and it was short.
    }
  }

  /** What each thread has used since then. */
  ThreadTimes since(ThreadTimes before) {
    Map<String, Long> used = new HashMap<>();
    nanos.forEach((thread, time) -> used.put(thread, time - before.of(thread)));
    return new ThreadTimes(used);
  }

  /** All but the thread that has used most, which is the one that computes. */
  ThreadTimes withoutBusiest() {
    Map<String, Long> others = new HashMap<>(nanos);
    nanos.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(busiest -> others.remove(busiest.getKey()));
    return new ThreadTimes(others);
  }

  /** Threads of one name together; numbers in a name do not count. */
  Map<String, Long> byName() {
    Map<String, Long> sums = new TreeMap<>();
    nanos.forEach(
        (thread, time) ->
            sums.merge(
                thread.substring(thread.indexOf('/') + 1).replaceAll("\\d+", "N"),
                time,
                Long::sum));
    return sums;
  }

  private long of(String thread) {
    return nanos.getOrDefault(thread, 0L);
  }
}
