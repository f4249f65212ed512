package dev.bellwether.llm.local.jvm;

import dev.bellwether.llm.local.FixedRoom;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.WorkerRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
            new FixedRoom(true),
            "",
            Clock.systemUTC(),
            System.err::println);
    supervisor.awaitReady(Duration.ofSeconds(30));
    System.out.println(supervisor.pids().get(0));
    Thread.sleep(Duration.ofMinutes(5).toMillis());
  }

  /** Starts one whose temporary files lie beside its records. */
  static Process start(Path model, Path records) throws IOException {
    Path temporary = Files.createDirectories(records.resolveSibling("tmp"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + temporary,
            "-Dbellwether.llama=" + System.getProperty("bellwether.llama"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SoloProgram.class.getName(),
            model.toString(),
            records.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Waits for its worker to be ready. */
  static ProcessHandle worker(Process program) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    return ProcessHandle.of(Long.parseLong(out.readLine().strip())).orElseThrow();
  }

  /** An orphan that has ended stays a zombie until process 1 has time for it. */
  static boolean lives(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return process.isAlive()
        && !(Files.exists(status) && Files.readString(status).contains("State:\tZ"));
  }
}
