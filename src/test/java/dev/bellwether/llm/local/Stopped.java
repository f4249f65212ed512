package dev.bellwether.llm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Stops processes as SIGSTOP does. Linux hands the signal to one thread, which stops the others
 * when it is next scheduled; on a busy machine they work on for a while, and may answer.
 */
public final class Stopped {
  private static final int LOOKS = 5_000;

  private Stopped() {}

  /** Stops a process; returns when none of its threads runs any more. */
  public static void stop(long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
    for (int look = 0; look < LOOKS && code == 0; look++) {
      if (isStopped(pid)) {
        return;
      }
      Thread.sleep(1);
    }
    throw new IllegalStateException("process " + pid + " does not stop; kill ended with " + code);
  }

  private static boolean isStopped(long pid) throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path task : tasks.toList()) {
        String stat = Files.readString(task.resolve("stat"));
        // The name before it may hold anything (proc(5)).
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    }
  }
}
