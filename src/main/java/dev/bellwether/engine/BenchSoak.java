package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bench.SoakCount;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.ChatTemplate;
import dev.bellwether.llm.local.LocalPrompt;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code bench soak}: many tasks one after the other while workers are killed, to see whether one
 * is lost, answered twice, or anything is left behind.
 */
public final class BenchSoak {
  private static final String INSTRUCTIONS =
      "Which way does the headline point for the share? Answer bullish, bearish or neutral.";
  private static final String GRAMMAR = "root ::= (\"bullish\" | \"bearish\" | \"neutral\") \"}\"";
  private static final List<String> WORDS =
      List.of("profit", "revenue", "outlook", "dividend", "debt", "shares", "orders", "costs");

  /** A label is a token or two; with the poorest vocabulary as many as it has letters. */
  private static final int MOST_TOKENS = 16;

  /** This is about what gets lost, not about how long it takes on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int LATEST_KILL_MILLIS = 30;
  private static final long SEED = 20_261_125;

  /**
   * What is asked.
   *
   * @param tasks how many
   * @param killEvery tasks after which a worker is killed; 0 for never
   * @param log where each request and answer is written down
   */
  public record Request(int tasks, int killEvery, Path log) {}

  /**
   * What was found.
   *
   * @param count what the log says
   * @param restarts workers that were started after the first ones
   * @param crashes workers that ended before they were told to
   * @param recycles workers that were replaced in time
   * @param overlaps of these, with the next one ready before
   * @param hangs workers that were killed because they did not obey
   * @param workerMb largest resident memory of a worker that was seen
   * @param leftProcesses workers that are alive after the end
   * @param leftFiles files of workers that are there after the end
   * @param openFilesGrowth files open at the end beyond those before the start
   * @param seconds it took
   */
  public record Report(
      SoakCount count,
      long restarts,
      long crashes,
      long recycles,
      long overlaps,
      long hangs,
      double workerMb,
      long leftProcesses,
      long leftFiles,
      long openFilesGrowth,
      double seconds) {}

  private final Context context;
  private final Request request;
  private final Supervisor supervisor;
  private final LocalPrompt prompt;
  private final SoakLog log;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final AtomicLong next = new AtomicLong();
  private double workerMb;
  private volatile boolean over;

  private BenchSoak(
      Context context, Request request, Supervisor supervisor, LocalPrompt prompt, SoakLog log) {
    this.context = context;
    this.request = request;
    this.supervisor = supervisor;
    this.prompt = prompt;
    this.log = log;
  }

  /**
   * Runs the test.
   *
   * @throws BellwetherException if the model cannot be loaded
   */
  public static Report run(Context context, Request request) {
    LocalSetup setup = LocalSetup.of(context).patient(PATIENCE);
    LocalPrompt prompt =
        new LocalPrompt(ChatTemplate.of(setup.identity().template()), INSTRUCTIONS);
    long openBefore = openFiles();
    long began = System.nanoTime();
    double workerMb;
    Supervisor supervisor = setup.start(context, prompt.prefix());
    try (SoakLog log = new SoakLog(request.log(), context.clock())) {
      BenchSoak soak = new BenchSoak(context, request, supervisor, prompt, log);
      soak.work(setup.settings().workers() * setup.settings().slots());
      workerMb = soak.workerMb;
    } catch (IOException e) {
      throw broken(request, e);
    } finally {
      supervisor.close();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    try {
      Tally tally = supervisor.tally();
      return new Report(
          SoakCount.of(request.log()),
          Math.max(0, tally.starts() - setup.settings().workers()),
          tally.crashes(),
          tally.recycles(),
          tally.overlaps(),
          tally.kills(),
          workerMb,
          ProcessHandle.current().children().filter(ProcessHandle::isAlive).count(),
          files(setup.workerFolder()),
          openFiles() - openBefore,
          seconds);
    } catch (IOException e) {
      throw broken(request, e);
    }
  }

  private static BellwetherException broken(Request request, IOException e) {
    return BellwetherException.failed(
        "cannot use the log " + request.log() + ": " + e.getMessage(),
        "choose another with --log",
        e);
  }

  private void work(int places) {
    context.progress().stage("soak", request.tasks());
    ExecutorService pool = Executors.newFixedThreadPool(places);
    try {
      List<Future<?>> hands =
          IntStream.range(0, places).<Future<?>>mapToObj(i -> pool.submit(this::hand)).toList();
      for (Future<?> hand : hands) {
        hand.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a soak test broke", e.getCause());
    } finally {
      over = true;
      pool.shutdownNow();
    }
    context.checkStopped();
  }

  private void hand() {
    long task = next.incrementAndGet();
    while (task <= request.tasks() && !context.progress().stopped()) {
      if (request.killEvery() > 0 && task % request.killEvery() == 0) {
        killSoon();
      }
      put(task);
      context.progress().advance(1);
      task = next.incrementAndGet();
    }
  }

  private void put(long task) {
    String text =
        "Headline %d: %s up %d percent"
            .formatted(task, WORDS.get((int) (task % WORDS.size())), task % 97);
    LocalRequest asked =
        new LocalRequest(
            prompt.of(text), prompt.prefix(), Optional.of(GRAMMAR), "}", MOST_TOKENS, 0);
    log.request(task, asked.prompt());
    try {
      log.answer(task, supervisor.ask(asked, LONGEST));
    } catch (ModelException e) {
      log.failure(task, e.outcome() + ": " + e.getMessage());
    }
  }

  /** At a random moment of the task that begins now. */
  private void killSoon() {
    int millis;
    synchronized (random) {
      millis = random.nextInt(LATEST_KILL_MILLIS);
    }
    Thread killer = new Thread(() -> kill(millis), "soak-killer");
    killer.setDaemon(true);
    killer.start();
  }

  private void kill(int millis) {
    try {
      Thread.sleep(millis);
      List<Long> pids = supervisor.pids();
      while (pids.isEmpty() && !over) {
        Thread.sleep(1);
        pids = supervisor.pids();
      }
      if (!over) {
        note(pids.get(0));
        log.kill(pids.get(0));
        ProcessHandle.of(pids.get(0)).ifPresent(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(long pid) {
    workerMb = Math.max(workerMb, SoakLog.resident(pid));
  }

  private static long files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** 0 where the system does not tell. */
  private static long openFiles() {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    } catch (IOException e) {
      return 0;
    }
  }
}
