package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.Stopped;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * How soon a killed worker is replaced, a hanging one noticed, and one without a program gone, on
 * the tiny model.
 */
final class LocalFigures {
  private static final int RUNS = 5;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration FIRST_TOKEN = Duration.ofSeconds(1);

  private LocalFigures() {}

  /** Takes an empty folder. */
  public static void main(String[] args) throws Exception {
    TinyLocal local = new TinyLocal(Path.of(args[0]));
    SupervisorRules rules = SupervisorRules.USUAL.withDeadlines(FIRST_TOKEN, LONG);
    double[] restarts = new double[RUNS];
    double[] late = new double[RUNS];
    try (Supervisor supervisor = local.supervisor(rules, true)) {
      supervisor.awaitReady(LONG);
      supervisor.ask(TinyLocal.request("oil fell"), LONG);
      for (int run = 0; run < RUNS; run++) {
        restarts[run] = restart(supervisor);
        late[run] = hang(supervisor);
      }
    }
    System.out.printf("restart_s %.3f%n", median(restarts));
    System.out.printf("hang_late_s %.3f%n", median(late));
    System.out.printf("orphan_s %.3f%n", orphaned(Path.of(args[0]), false));
    System.out.printf("orphan_stopped_s %.3f%n", orphaned(Path.of(args[0]), true));
  }

  private static double restart(Supervisor supervisor) throws Exception {
    long killed = supervisor.pids().get(0);
    long began = System.nanoTime();
    ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
    while (supervisor.pids().stream().allMatch(pid -> pid == killed)) {
      Thread.sleep(1);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    supervisor.ask(TinyLocal.request("oil fell"), LONG);
    return seconds;
  }

  /** Seconds from the deadline to the answer that there is none. */
  private static double hang(Supervisor supervisor) throws Exception {
    long pid = supervisor.pids().get(0);
    Stopped.stop(pid);
    long began = System.nanoTime();
    try {
      supervisor.ask(TinyLocal.request("oil fell"), LONG);
      throw new IllegalStateException("a stopped worker has answered");
    } catch (ModelException.TimedOut e) {
      double seconds = (System.nanoTime() - began - FIRST_TOKEN.toNanos()) / 1e9;
      supervisor.ask(TinyLocal.request("oil fell"), LONG);
      return seconds;
    }
  }

  /** Seconds from the end of a killed program to that of its worker, the longest of some. */
  private static double orphaned(Path folder, boolean stopped) throws Exception {
    double longest = 0;
    for (int run = 0; run < RUNS; run++) {
      Path records = folder.resolve((stopped ? "stopped" : "running") + run).resolve("records");
      Process program = SoloProgram.start(folder.resolve("tiny.gguf"), records);
      ProcessHandle worker = SoloProgram.worker(program);
      if (stopped) {
        Stopped.stop(worker.pid());
      }
      program.destroyForcibly().waitFor();
      long began = System.nanoTime();
      while (SoloProgram.lives(worker)) {
        Thread.sleep(1);
      }
      longest = Math.max(longest, (System.nanoTime() - began) / 1e9);
    }
    return longest;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[values.length / 2];
  }
}
