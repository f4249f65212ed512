package dev.bellwether.llm.local.jvm;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import dev.bellwether.llm.local.FixedRoom;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What supervision and protocol cost beyond the same binding used in-process: requests to both by
 * turns, in one run. The thread that computes is left out of both sides, for what other jobs do to
 * its caches is more than all the rest; the caller's thread, everything else of this program and
 * everything else of the worker count. Each figure is a median of differences between neighbours,
 * so that a compiler that happens to run and a busy minute weigh little; long answers are long
 * enough that what is left of the noise is spread over many tokens. Either side goes first as often
 * as the other, for a model that has rested for seconds is slow to begin.
 */
final class LocalOverhead {
  private static final int WARM_UP = 150;
  private static final int LONG_WARM_UP = 5;
  private static final int SHORT = 8;
  private static final int LONG = 264;
  private static final int FIRSTS = 100;
  private static final int CONTEXT = 1024;
  private static final int BATCH = 256;
  private static final double MICROSECOND = 1e3;

  /** Threads that are there for supervision only, whichever side is asked. */
  private static final Set<String> OURS =
      Set.of("local-keeper-N", "local-reaper", "worker-N", "worker-output-N");

  private static final long HERE = ProcessHandle.current().pid();

  private final LlamaModel inside;
  private final Supervisor outside;

  private LocalOverhead(LlamaModel inside, Supervisor outside) {
    this.inside = inside;
    this.outside = outside;
  }

  /**
   * What one request took.
   *
   * @param threads processor time by name of thread, in nanoseconds
   * @param cpu all of them, in-process without ours
   * @param ours what supervision used meanwhile, if this was in-process; it reads the last worker's
   *     output late
   * @param first until the first token, in nanoseconds
   */
  private record Cost(Map<String, Long> threads, long cpu, long ours, long first) {
    double of(String thread) {
      return threads.getOrDefault(thread, 0L);
    }

    Cost meanWith(Cost other) {
      Map<String, Long> sums = new TreeMap<>(threads);
      other.threads.forEach((thread, time) -> sums.merge(thread, time, Long::sum));
      sums.replaceAll((thread, time) -> time / 2);
      return new Cost(
          sums, (cpu + other.cpu) / 2, (ours + other.ours) / 2, (first + other.first) / 2);
    }
  }

  /** Four neighbours, or the means of some: a short and a long answer from either side. */
  private record Round(Cost insideShort, Cost outsideShort, Cost insideLong, Cost outsideLong) {
    double extraPerToken() {
      double extraLong = extra(outsideLong, insideLong);
      return (extraLong - extra(outsideShort, insideShort)) / (LONG - SHORT);
    }

    double extraPerRequest() {
      return extra(outsideShort, insideShort) - SHORT * extraPerToken();
    }

    private static double extra(Cost outside, Cost inside) {
      return outside.cpu() + inside.ours() - inside.cpu();
    }

    Round meanWith(Round other) {
      return new Round(
          insideShort.meanWith(other.insideShort),
          outsideShort.meanWith(other.outsideShort),
          insideLong.meanWith(other.insideLong),
          outsideLong.meanWith(other.outsideLong));
    }
  }

  /** Takes an empty folder, the number of rounds, and the model: {@code middle} or {@code tiny}. */
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
        new FixedRoom(true),
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

  private void measure(int rounds) throws Exception {
    for (int i = 0; i < WARM_UP + LONG_WARM_UP; i++) {
      int tokens = i < WARM_UP ? SHORT : LONG;
      insideOnce(i, tokens);
      outsideOnce(i, tokens);
    }
    measureFirst();
    List<Round> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(insideFirst(i).meanWith(outsideFirst(i)));
    }
    print("cpu_ms_per_request", 1e6, all, Round::extraPerRequest);
    print("cpu_us_per_token", MICROSECOND, all, Round::extraPerToken);
    threads("inside", all, Round::insideShort, Round::insideLong);
    threads("outside", all, Round::outsideShort, Round::outsideLong);
  }

  /**
   * To the first token of a prompt that is cached. The lower quartile, since a thread that has to
   * wait for a processor waits longer than all that is to be measured.
   */
  private void measureFirst() throws Exception {
    double[][] times = new double[2][FIRSTS];
    for (int i = 0; i < FIRSTS; i++) {
      times[0][i] = insideOnce(0, SHORT).first() / 1e6;
      times[1][i] = outsideOnce(0, SHORT).first() / 1e6;
    }
    System.out.printf("first_token_ms %.3f%n", quartile(times[1]) - quartile(times[0]));
    System.out.printf("inside_first_token_ms %.3f%n", quartile(times[0]));
    System.out.printf(
        "first_token_median_ms %.3f%n",
        median(Arrays.stream(times[1])) - median(Arrays.stream(times[0])));
  }

  private static double quartile(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[values.length / 4];
  }

  private Round insideFirst(int i) throws Exception {
    Cost insideShort = insideOnce(i, SHORT);
    Cost outsideShort = outsideOnce(i, SHORT);
    return new Round(insideShort, outsideShort, insideOnce(i, LONG), outsideOnce(i, LONG));
  }

  private Round outsideFirst(int i) throws Exception {
    Cost outsideShort = outsideOnce(i, SHORT);
    Cost insideShort = insideOnce(i, SHORT);
    Cost outsideLong = outsideOnce(i, LONG);
    return new Round(insideShort, outsideShort, insideOnce(i, LONG), outsideLong);
  }

  /** The figure, and between what it lies in 90 of 100 runs with other rounds like these. */
  private static void print(
      String name, double unit, List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] values = rounds.stream().mapToDouble(figure).map(value -> value / unit).toArray();
    Random random = new Random(1);
    double[] medians =
        DoubleStream.generate(
                () ->
                    median(
                        random.ints(values.length, 0, values.length).mapToDouble(i -> values[i])))
            .limit(1_000)
            .sorted()
            .toArray();
    System.out.printf(
        "%s %.3f%n%s_low %.3f%n%s_high %.3f%n",
        name, median(Arrays.stream(values)), name, medians[50], name, medians[949]);
  }

  /** Where it goes: each thread's time for a request and for a token. */
  private static void threads(
      String side,
      List<Round> rounds,
      Function<Round, Cost> shortOne,
      Function<Round, Cost> longOne) {
    Set<String> names = new TreeSet<>();
    rounds.forEach(round -> names.addAll(longOne.apply(round).threads().keySet()));
    for (String name : names) {
      double few = median(rounds.stream().mapToDouble(round -> shortOne.apply(round).of(name)));
      double many = median(rounds.stream().mapToDouble(round -> longOne.apply(round).of(name)));
      double token = (many - few) / (LONG - SHORT);
      if (many >= MICROSECOND) {
        System.out.printf(
            "thread %s %s: %.0f us a request, %.2f us a token%n",
            side, name, (few - SHORT * token) / MICROSECOND, token / MICROSECOND);
      }
    }
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
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
    Map<String, Long> threads = ThreadTimes.of(HERE).since(before).withoutBusiest().byName();
    long ours =
        threads.entrySet().stream()
            .filter(thread -> OURS.contains(thread.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Cost(threads, total(threads) - ours, ours, first);
  }

  private static long total(Map<String, Long> threads) {
    return threads.values().stream().mapToLong(Long::longValue).sum();
  }

  private Cost outsideOnce(int i, int tokens) throws Exception {
    long worker = outside.pids().get(0);
    LocalRequest request = new LocalRequest(prompt(i), "", Optional.empty(), "", tokens, 0);
    // Reading the worker's times takes time of ours, so they are the outer ones.
    ThreadTimes its = ThreadTimes.of(worker);
    ThreadTimes mine = ThreadTimes.of(HERE);
    Reply reply = outside.ask(request, Duration.ofSeconds(60));
    ThreadTimes mineUsed = ThreadTimes.of(HERE).since(mine);
    ThreadTimes itsUsed = ThreadTimes.of(worker).since(its).withoutBusiest();
    Map<String, Long> threads = new TreeMap<>();
    mineUsed.byName().forEach((name, time) -> threads.put("program/" + name, time));
    itsUsed.byName().forEach((name, time) -> threads.put("worker/" + name, time));
    return new Cost(threads, total(threads), 0, reply.firstToken().plus(reply.queued()).toNanos());
  }
}
