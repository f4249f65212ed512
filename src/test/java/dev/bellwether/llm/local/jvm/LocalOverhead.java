package dev.bellwether.llm.local.jvm;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.Reply;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.WorkerRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What supervision and protocol cost beyond the same binding used in-process: requests to both by
 * turns, in one run. The thread that computes is left out of both sides, for what other jobs do to
 * its caches is more than all the rest; the caller's thread, everything else of this program and
 * everything else of the worker count.
 */
final class LocalOverhead {
  private static final int WARM_UP = 200;
  private static final int SHORT = 8;
  private static final int LONG = 64;
  private static final int CONTEXT = 1024;
  private static final int BATCH = 256;
  private static final long HERE = ProcessHandle.current().pid();

  private final LlamaModel inside;
  private final Supervisor outside;

  private LocalOverhead(LlamaModel inside, Supervisor outside) {
    this.inside = inside;
    this.outside = outside;
  }

  /** Processor time and time to the first token of one request, in nanoseconds. */
  private record Cost(double cpu, double first) {}

  /** Takes an empty folder, the number of pairs, and the model: {@code middle} or {@code tiny}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path model =
        (args[2].equals("tiny") ? RandomLlama.TINY : RandomLlama.MIDDLE)
            .write(folder.resolve("overhead.gguf"));
    try (Supervisor supervisor = supervisor(folder, model)) {
      supervisor.awaitReady(Duration.ofSeconds(60));
      new LocalOverhead(inside(folder, model), supervisor).measure(Integer.parseInt(args[1]));
    }
    Files.delete(model);
    // The binding's thread would keep this program alive.
    System.exit(0);
  }

  private static Supervisor supervisor(Path folder, Path model) throws IOException {
    LoadPlan plan = new LoadPlan(model, CONTEXT, 1, 0, 1, BATCH, Map.of());
    return Supervisor.start(
        JavaLlama.of(plan, Placement.natives(""), new WorkerRecords(folder.resolve("workers"))),
        SupervisorRules.USUAL.withRecycleAfter(1_000_000),
        new TinyLocal.Room(true),
        "",
        Clock.systemUTC(),
        System.err::println);
  }

  private static LlamaModel inside(Path folder, Path model) throws IOException {
    System.setProperty("de.kherud.llama.lib.path", Placement.natives("").toString());
    System.setProperty(
        "de.kherud.llama.tmpdir", Files.createDirectory(folder.resolve("empty")).toString());
    return new LlamaModel(
        new ModelParameters()
            .setModel(model.toString())
            .setCtxSize(CONTEXT)
            .setBatchSize(BATCH)
            .setUbatchSize(BATCH)
            .setThreads(1)
            .setThreadsBatch(1)
            .setParallel(1)
            .disableContextShift());
  }

  private void measure(int pairs) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      insideOnce(i, SHORT);
      outsideOnce(i, SHORT);
    }
    double[][] cpu = new double[4][pairs];
    double[][] first = new double[2][pairs];
    for (int i = 0; i < pairs; i++) {
      Cost insideShort = insideOnce(i, SHORT);
      Cost outsideShort = outsideOnce(i, SHORT);
      cpu[0][i] = insideShort.cpu();
      cpu[1][i] = outsideShort.cpu();
      cpu[2][i] = insideOnce(i, LONG).cpu();
      cpu[3][i] = outsideOnce(i, LONG).cpu();
      first[0][i] = insideShort.first();
      first[1][i] = outsideShort.first();
    }
    double shortExtra = quiet(cpu[1]) - quiet(cpu[0]);
    double perToken = (quiet(cpu[3]) - quiet(cpu[2]) - shortExtra) / (LONG - SHORT);
    print("cpu_ms_per_request", (shortExtra - SHORT * perToken) / 1e6);
    print("cpu_us_per_token", perToken / 1e3);
    print("first_token_ms", (quiet(first[1]) - quiet(first[0])) / 1e6);
    print("inside_first_token_ms", quiet(first[0]) / 1e6);
  }

  private static void print(String name, double value) {
    System.out.printf("%s %.3f%n", name, value);
  }

  private static String prompt(int i) {
    return "[INST] the company said that profit rose in the quarter " + i + " [/INST]";
  }

  private Cost insideOnce(int i, int tokens) throws IOException {
    InferenceParameters parameters =
        new InferenceParameters(prompt(i))
            .setCachePrompt(true)
            .setNPredict(tokens)
            .setTemperature(0)
            .setSeed(42);
    ThreadTimes before = ThreadTimes.of(HERE);
    long began = System.nanoTime();
    long first = 0;
    for (LlamaOutput unused : inside.generate(parameters)) {
      first = first == 0 ? System.nanoTime() - began : first;
    }
    ThreadTimes after = ThreadTimes.of(HERE);
    return new Cost(after.since(before) - after.busiestSince(before), first);
  }

  private Cost outsideOnce(int i, int tokens) throws Exception {
    long worker = outside.pids().get(0);
    LocalRequest request = new LocalRequest(prompt(i), "", Optional.empty(), "", tokens, 0);
    // Reading the worker's times takes time of ours, so they are the outer ones.
    ThreadTimes its = ThreadTimes.of(worker);
    ThreadTimes mine = ThreadTimes.of(HERE);
    Reply reply = outside.ask(request, Duration.ofSeconds(60));
    ThreadTimes mineAfter = ThreadTimes.of(HERE);
    ThreadTimes itsAfter = ThreadTimes.of(worker);
    return new Cost(
        mineAfter.since(mine) + itsAfter.since(its) - itsAfter.busiestSince(its),
        reply.firstToken().plus(reply.queued()).toNanos());
  }

  /** The tenth percentile: what others do to a busy machine only ever adds. */
  private static double quiet(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[values.length / 10];
  }
}
