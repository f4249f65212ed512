package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.WorkerRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A program of its own with a local tier, to be killed: says the worker's number, then waits. */
final class SoloProgram {
  private SoloProgram() {}

  /** Takes the model and the folder of records. */
  public static void main(String[] args) throws Exception {
    LoadPlan plan = new LoadPlan(Path.of(args[0]), 1024, 1, 0, 1, 128, Map.of());
    Supervisor supervisor =
        Supervisor.start(
            JavaLlama.of(plan, Placement.natives(""), new WorkerRecords(Path.of(args[1]))),
            SupervisorRules.USUAL,
            new TinyLocal.Room(true),
            "",
            Clock.systemUTC(),
            System.err::println);
    supervisor.awaitReady(Duration.ofSeconds(30));
    System.out.println(supervisor.pids().get(0));
    Thread.sleep(Duration.ofMinutes(5).toMillis());
  }
}
