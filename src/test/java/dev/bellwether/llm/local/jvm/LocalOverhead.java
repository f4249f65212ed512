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
 * its caches is more than all the rest; the caller's thread, everything of the program and
 * everything else of the worker count.
 */
final class LocalOverhead {
  private static final int WARM_UP = 30;
  private static final int SHORT = 8;
  private static final int LONG = 64;

  private final LlamaModel inside;
  private final Supervisor outside;
  private double mineAll, itsAll;

  private LocalOverhead(LlamaModel inside, Supervisor outside) {
    this.inside = inside;
    this.outside = outside;
  }

  /** Per request in milliseconds, per token in microseconds. */
  private record Cost(double nanos, double firstNanos) {}

  /** Takes a folder for the model, the number of pairs, and perhaps {@code tiny}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int pairs = Integer.parseInt(args[1]);
    RandomLlama kind = args.length > 2 ? RandomLlama.TINY : RandomLlama.MIDDLE;
    Path model = folder.resolve("overhead.gguf");
    kind.write(model);
    System.setProperty("de.kherud.llama.lib.path", Placement.natives("").toString());
    System.setProperty(
        "de.kherud.llama.tmpdir", Files.createDirectory(folder.resolve("empty")).toString());
    LoadPlan plan = new LoadPlan(model, 1024, 1, 0, 1, 256, Map.of());
    Supervisor supervisor =
        Supervisor.start(
            JavaLlama.of(plan, Placement.natives(""), new WorkerRecords(folder.resolve("w"))),
            SupervisorRules.USUAL.withRecycleAfter(1_000_000),
            new TinyLocal.Room(true),
            "",
            Clock.systemUTC(),
            System.err::println);
    supervisor.awaitReady(Duration.ofSeconds(60));
    LlamaModel inside =
        new LlamaModel(
            new ModelParameters()
                .setModel(model.toString())
                .setCtxSize(1024)
                .setBatchSize(256)
                .setUbatchSize(256)
                .setThreads(1)
                .setThreadsBatch(1)
                .setParallel(1)
                .disableContextShift());
    new LocalOverhead(inside, supervisor).measure(pairs);
    supervisor.close();
    Files.delete(model);
    System.exit(0);
  }

  private void measure(int pairs) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      insideOnce(i, SHORT);
      outsideOnce(i, SHORT);
    }
    double[][] nanos = new double[4][pairs];
    double[][] first = new double[2][pairs];
    for (int i = 0; i < pairs; i++) {
      Cost insideShort = insideOnce(i, SHORT);
      Cost outsideShort = outsideOnce(i, SHORT);
      Cost insideLong = insideOnce(i, LONG);
      Cost outsideLong = outsideOnce(i, LONG);
      nanos[0][i] = insideShort.nanos();
      nanos[1][i] = outsideShort.nanos();
      nanos[2][i] = insideLong.nanos();
      nanos[3][i] = outsideLong.nanos();
      first[0][i] = insideShort.firstNanos();
      first[1][i] = outsideShort.firstNanos();
    }
    System.out.println("mine " + mineAll / 1e6 / pairs + " its " + itsAll / 1e6 / pairs);
    double shortExtra = mean(nanos[1]) - mean(nanos[0]);
    double longExtra = mean(nanos[3]) - mean(nanos[2]);
    double perToken = (longExtra - shortExtra) / (LONG - SHORT);
    System.out.printf("cpu_ms_per_request %.3f%n", (shortExtra - SHORT * perToken) / 1e6);
    System.out.printf("cpu_us_per_token %.2f%n", perToken / 1e3);
    System.out.printf("first_token_ms %.3f%n", (median(first[1]) - median(first[0])) / 1e6);
    System.out.printf("inside_first_token_ms %.3f%n", median(first[0]) / 1e6);
    System.out.printf(
        "cpu_ms inside %.3f %.3f outside %.3f %.3f%n",
        mean(nanos[0]) / 1e6, mean(nanos[2]) / 1e6, mean(nanos[1]) / 1e6, mean(nanos[3]) / 1e6);
  }

  private static String prompt(int i) {
    return "[INST] the company said that profit rose in the quarter " + i + " [/INST]";
  }

  private Cost insideOnce(int i, int tokens) throws Exception {
    ThreadTimes before = ThreadTimes.of(ProcessHandle.current().pid());
    long began = System.nanoTime();
    long first = 0;
    for (LlamaOutput unused :
        inside.generate(
            new InferenceParameters(prompt(i))
                .setCachePrompt(true)
                .setNPredict(tokens)
                .setTemperature(0)
                .setSeed(42))) {
      first = first == 0 ? System.nanoTime() - began : first;
    }
    ThreadTimes after = ThreadTimes.of(ProcessHandle.current().pid());
    return new Cost(after.since(before) - after.busiestSince(before), first);
  }

  private Cost outsideOnce(int i, int tokens) throws Exception {
    long worker = outside.pids().get(0);
    // Reading the worker's times takes time of ours: outermost.
    ThreadTimes its = ThreadTimes.of(worker);
    ThreadTimes mine = ThreadTimes.of(ProcessHandle.current().pid());
    LocalRequest request = new LocalRequest(prompt(i), "", Optional.empty(), "", tokens, 0);
    Reply reply = outside.ask(request, Duration.ofSeconds(60));
    ThreadTimes mineAfter = ThreadTimes.of(ProcessHandle.current().pid());
    ThreadTimes itsAfter = ThreadTimes.of(worker);
    mineAll += mineAfter.since(mine);
    itsAll += itsAfter.since(its) - itsAfter.busiestSince(its);
    double nanos = mineAfter.since(mine) + itsAfter.since(its) - itsAfter.busiestSince(its);
    return new Cost(nanos, reply.firstToken().plus(reply.queued()).toNanos());
  }

  /** Without the tenth on either side: a compiler at work is not the cost of a request. */
  private static double mean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = values.length / 10;
    return Arrays.stream(sorted, cut, values.length - cut).average().orElse(0);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[values.length / 2];
  }
}
