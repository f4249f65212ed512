package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bench.Percentiles;
import dev.bellwether.config.LocalSettings;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.AnswerMode;
import dev.bellwether.llm.local.ChatTemplate;
import dev.bellwether.llm.local.LocalPrompt;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.Reply;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.Tally;
import dev.bellwether.llm.local.VerdictGrammar;
import dev.bellwether.llm.local.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * {@code bench speed}: how fast is the local model, by mode and slots, and does it repeat itself?
 */
public final class BenchSpeed {
  private static final String INSTRUCTIONS =
      "You judge financial news. Say which way the article points for the share: bullish, neutral"
          + " or bearish, with a score from -1 to 1 and a confidence from 0 to 1, as JSON. ";
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int VERDICT_TOKENS = 96;
  private static final int FULL_TOKENS = 160;

  /** Native counts come by way of the worker's output. */
  private static final int LAG_MILLIS = 300;

  /** Nothing is replaced while it is measured. */
  private static final int NEVER = 1_000_000;

  /**
   * What is asked.
   *
   * @param articles how many for each mode and number of slots
   * @param again of these, how many are asked a second time
   * @param modes {@code verdict}, {@code full}
   * @param slots texts at a time in a worker
   * @param prefixTokens of the instructions
   * @param articleTokens of an article with what closes its turn
   */
  public record Request(
      int articles,
      int again,
      List<String> modes,
      List<Integer> slots,
      int prefixTokens,
      int articleTokens) {}

  /** What a copy of the model, or several, took at a moment. */
  public record Memory(double seconds, double workerMb, Optional<Double> gpuMb) {}

  /**
   * The figures of one mode and number of slots.
   *
   * @param failed articles without an answer
   * @param evaluated tokens of prompts that were evaluated, per article, as the native code counts
   * @param prefixTokens of the instructions, as the model counts
   * @param articleTokens beyond them, per article
   * @param outputTokens per article
   * @param promptPerSecond tokens of prompts evaluated in a second until the first token
   * @param generatedPerSecond tokens written in a second after the first
   * @param agreement share of answers that were the same when asked again
   * @param totalsMs of each article, in the order asked
   */
  public record Entry(
      String mode,
      int slots,
      int articles,
      int failed,
      double perMinute,
      Percentiles firstTokenMs,
      Percentiles totalMs,
      double promptPerSecond,
      double generatedPerSecond,
      double evaluated,
      double prefixTokens,
      double articleTokens,
      double outputTokens,
      double agreement,
      List<Memory> memory,
      double[] totalsMs) {}

  /**
   * All figures.
   *
   * @param model its name
   * @param fingerprint of its file
   * @param runtime that runs it
   * @param device what computes
   * @param layersOnDevice layers that are really on it
   * @param layers of the model
   * @param loadSeconds from start to ready, the first time
   */
  public record Report(
      String model,
      String fingerprint,
      String runtime,
      String device,
      int layersOnDevice,
      int layers,
      double loadSeconds,
      List<Entry> entries) {}

  private final Context context;
  private final Request request;
  private final LocalSetup setup;
  private final Supervisor supervisor;

  private BenchSpeed(Context context, Request request, LocalSetup setup, Supervisor supervisor) {
    this.context = context;
    this.request = request;
    this.setup = setup;
    this.supervisor = supervisor;
  }

  /**
   * Runs the benchmark.
   *
   * @throws BellwetherException if the model cannot be loaded, or cannot answer at all
   */
  public static Report run(Context context, Request request) {
    List<Entry> entries = new ArrayList<>();
    Optional<Report> head = Optional.empty();
    for (int slots : request.slots()) {
      LocalSettings settings =
          context
              .settings()
              .local()
              .withSlots(slots)
              .withPatience(PATIENCE)
              .withRecycleAfter(NEVER);
      LocalSetup setup = LocalSetup.of(context, settings);
      long began = System.nanoTime();
      try (Supervisor supervisor = setup.start(context, "")) {
        double seconds = (System.nanoTime() - began) / 1e9;
        BenchSpeed bench = new BenchSpeed(context, request, setup, supervisor);
        head = head.isPresent() ? head : Optional.of(bench.head(seconds));
        entries.addAll(bench.measure());
      }
    }
    Report first = head.orElseThrow();
    return new Report(
        first.model(),
        first.fingerprint(),
        first.runtime(),
        first.device(),
        first.layersOnDevice(),
        first.layers(),
        first.loadSeconds(),
        List.copyOf(entries));
  }

  private Report head(double seconds) {
    try {
      Worker.Loaded loaded = supervisor.awaitReady(setup.settings().load());
      return new Report(
          setup.identity().name(),
          setup.identity().fingerprint(),
          setup.parameters(),
          loaded.device(),
          loaded.layersOnDevice(),
          loaded.layers(),
          seconds,
          List.of());
    } catch (StartException e) {
      throw BellwetherException.failed(String.valueOf(e.getMessage()), e.hint(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private List<Entry> measure() {
    ChatTemplate template = ChatTemplate.of(setup.identity().template());
    try {
      MadeUpArticles texts = new MadeUpArticles(supervisor, new LocalPrompt(template, ""));
      LocalPrompt prompt =
          new LocalPrompt(template, texts.instructions(INSTRUCTIONS, request.prefixTokens()));
      int prefixTokens = texts.tokens(prompt.prefix());
      int words =
          new MadeUpArticles(supervisor, prompt).words(prefixTokens, request.articleTokens());
      List<Entry> entries = new ArrayList<>();
      for (String mode : request.modes()) {
        context.checkStopped();
        entries.add(
            measure(
                AnswerMode.valueOf(mode.toUpperCase(Locale.ROOT)), prompt, prefixTokens, words));
      }
      return entries;
    } catch (ModelException e) {
      throw BellwetherException.failed(
          "the model does not answer: " + e.getMessage(), "see 'bellwether doctor'", e);
    }
  }

  private Entry measure(AnswerMode mode, LocalPrompt prompt, int prefixTokens, int words)
      throws ModelException {
    List<LocalRequest> requests =
        IntStream.rangeClosed(1, request.articles())
            .mapToObj(i -> request(mode, prompt, MadeUpArticles.text(i, words)))
            .toList();
    // What comes first reads the instructions; that happens once in the life of a worker.
    supervisor.ask(requests.get(0), LONGEST);
    context
        .progress()
        .stage(
            "speed %s, %d slots".formatted(mode.key(), setup.settings().slots()),
            request.articles());
    Tally before = settledTally();
    long began = System.nanoTime();
    MemorySampler sampler = MemorySampler.start(supervisor, setup.watch());
    List<Optional<Reply>> replies;
    double seconds;
    try {
      replies = all(requests);
      seconds = (System.nanoTime() - began) / 1e9;
    } finally {
      sampler.stop();
    }
    Tally after = settledTally();
    List<Reply> answered = replies.stream().flatMap(Optional::stream).toList();
    if (answered.isEmpty()) {
      throw BellwetherException.failed(
          "not one article was answered", "see 'bellwether doctor'", new IllegalStateException());
    }
    double agreement = agreement(requests, replies);
    long asks = Math.max(1, after.evaluatedAsks() - before.evaluatedAsks());
    return new Entry(
        mode.key(),
        setup.settings().slots(),
        request.articles(),
        replies.size() - answered.size(),
        answered.size() / seconds * 60,
        Percentiles.of(millis(answered, reply -> reply.firstToken().toNanos())),
        Percentiles.of(millis(answered, reply -> reply.total().toNanos())),
        promptRate(answered),
        generationRate(answered),
        (double) (after.evaluatedTokens() - before.evaluatedTokens()) / asks,
        prefixTokens,
        mean(answered, reply -> reply.answer().promptTokens() - prefixTokens),
        mean(answered, reply -> reply.answer().outputTokens()),
        agreement,
        sampler.samples(),
        millis(answered, reply -> reply.total().toNanos()));
  }

  private LocalRequest request(AnswerMode mode, LocalPrompt prompt, String text) {
    VerdictGrammar grammar =
        VerdictGrammar.of(ModelTiers.prompts(context).get("headline").schema(), mode);
    return new LocalRequest(
        prompt.of(text),
        prompt.prefix(),
        Optional.of(grammar.whole()),
        VerdictGrammar.STOP,
        mode == AnswerMode.VERDICT ? VERDICT_TOKENS : FULL_TOKENS,
        0);
  }

  private List<Optional<Reply>> all(List<LocalRequest> requests) {
    int places = setup.settings().workers() * setup.settings().slots();
    ExecutorService pool = Executors.newFixedThreadPool(places);
    try {
      List<Future<Optional<Reply>>> futures =
          requests.stream().map(each -> pool.submit(() -> ask(each))).toList();
      List<Optional<Reply>> replies = new ArrayList<>();
      for (Future<Optional<Reply>> future : futures) {
        replies.add(future.get());
        context.progress().advance(1);
      }
      return replies;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a benchmark broke", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Optional<Reply> ask(LocalRequest one) {
    if (context.progress().stopped()) {
      return Optional.empty();
    }
    try {
      return Optional.of(supervisor.ask(one, LONGEST));
    } catch (ModelException e) {
      context.progress().note("no answer: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The same articles again, at the same seed. */
  private double agreement(List<LocalRequest> requests, List<Optional<Reply>> first) {
    int again = Math.min(request.again(), requests.size());
    List<Optional<Reply>> second = all(requests.subList(0, again));
    long same =
        IntStream.range(0, again)
            .filter(i -> first.get(i).isPresent() && second.get(i).isPresent())
            .filter(i -> text(first.get(i)).equals(text(second.get(i))))
            .count();
    return again == 0 ? 1 : (double) same / again;
  }

  private static Optional<String> text(Optional<Reply> reply) {
    return reply.map(each -> each.answer().text());
  }

  private Tally settledTally() {
    try {
      Thread.sleep(LAG_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
    return supervisor.tally();
  }

  private static double promptRate(List<Reply> replies) {
    double tokens =
        replies.stream()
            .mapToDouble(r -> r.answer().promptTokens() - r.answer().cachedTokens())
            .sum();
    return tokens / (replies.stream().mapToDouble(r -> r.firstToken().toNanos()).sum() / 1e9);
  }

  private static double generationRate(List<Reply> replies) {
    double tokens = replies.stream().mapToDouble(r -> r.answer().outputTokens() - 1).sum();
    double seconds =
        replies.stream().mapToDouble(r -> r.total().minus(r.firstToken()).toNanos()).sum() / 1e9;
    return seconds == 0 ? 0 : tokens / seconds;
  }

  private static double mean(List<Reply> replies, ToDoubleFunction<Reply> value) {
    return replies.stream().mapToDouble(value).average().orElse(0);
  }

  private static double[] millis(List<Reply> replies, ToDoubleFunction<Reply> nanos) {
    return replies.stream().mapToDouble(reply -> nanos.applyAsDouble(reply) / 1e6).toArray();
  }
}
