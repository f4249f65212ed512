package dev.bellwether.llm.local;

import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.Bill;
import dev.bellwether.llm.ModelException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps workers running and asks them. A caller gets an answer or an exception by its deadline,
 * whatever the native code does: a worker that does not obey is killed, one that dies is replaced,
 * and an ask that it had not answered goes to another. Safe for threads.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration CRASH_IS_RECENT = Duration.ofSeconds(5);
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

  private final Shared shared;
  private final List<Keeper> keepers = new ArrayList<>();
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(
          job -> {
            Thread thread = new Thread(job, "local-reaper");
            thread.setDaemon(true);
            return thread;
          });

  private Supervisor(Shared shared) {
    this.shared = shared;
  }

  /**
   * Starts keeping workers; returns before the first is ready.
   *
   * @param prefix the instructions that most prompts will begin with; may be empty
   * @param notes hears in a line of what goes wrong
   */
  public static Supervisor start(
      ModelRuntime runtime,
      SupervisorRules rules,
      MemoryWatch memory,
      String prefix,
      Clock clock,
      Consumer<String> notes) {
    Breaker breaker =
        new Breaker(
            "local",
            rules.crashes(),
            clock,
            change ->
                notes.accept(
                    "workers of the local tier: circuit %s -> %s"
                        .formatted(change.from(), change.to())));
    Supervisor supervisor = new Supervisor(new Shared(runtime, rules, memory, breaker, prefix));
    for (int seat = 1; seat <= rules.workers(); seat++) {
      Keeper keeper = new Keeper(supervisor.shared, "local-keeper-" + seat);
      supervisor.keepers.add(keeper);
      keeper.begin();
    }
    return supervisor;
  }

  /**
   * Waits until a worker is ready, and says what it has loaded.
   *
   * @throws StartException if none can ever be, or none was in time
   */
  public Worker.Loaded awaitReady(Duration longest) throws StartException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < end) {
      Optional<Worker.Loaded> loaded =
          shared.team().members().stream().findFirst().map(Member::loaded);
      if (loaded.isPresent()) {
        return loaded.get();
      }
      Optional<StartException> wrong = shared.team().wrong();
      if (wrong.isPresent()) {
        throw wrong.get();
      }
      refuseOpenCircuit();
      TimeUnit.NANOSECONDS.sleep(MOMENT);
    }
    throw new StartException(
        StartException.Kind.BROKEN,
        "no worker was ready within " + longest.toSeconds() + " s",
        "look at 'bellwether doctor'");
  }

  private void refuseOpenCircuit() throws StartException {
    if (shared.breaker().openUntil().isPresent()) {
      throw new StartException(
          StartException.Kind.BROKEN,
          "workers have died %d times in a row while they started"
              .formatted(shared.rules().crashes().failuresToOpen()),
          "look at 'bellwether doctor'");
    }
  }

  /**
   * Asks for an answer.
   *
   * @param longest when an answer stops being of use, from now
   * @throws ModelException if there is none; a text that is too long is refused before the model
   *     reads any of it
   */
  public Reply ask(LocalRequest request, Duration longest) throws ModelException {
    long end = System.nanoTime() + longest.toNanos();
    shared.use(request.prefix());
    try {
      for (int attempt = 1; attempt < shared.rules().attempts(); attempt++) {
        Optional<Reply> reply = attempt(request, end, attempt);
        if (reply.isPresent()) {
          return reply.get();
        }
      }
      return attempt(request, end, shared.rules().attempts())
          .orElseThrow(
              () ->
                  new ModelException.Unavailable(
                      "%d workers died over this text".formatted(shared.rules().attempts()),
                      Bill.NOTHING));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException.TimedOut("the wait for the local tier was interrupted");
    }
  }

  /** Empty if the worker died over it. */
  private Optional<Reply> attempt(LocalRequest request, long end, int attempt)
      throws ModelException, InterruptedException {
    long since = System.nanoTime();
    Member member = take(request.prefix(), end);
    Duration queued = Duration.ofNanos(System.nanoTime() - since);
    Ask ask =
        new Ask(
            shared.nextId(),
            request.prompt(),
            request.grammar(),
            request.stop(),
            request.maxTokens(),
            request.alternatives());
    Call call = new Call();
    call.whenOver(() -> giveBack(member, call));
    member.worker().ask(ask, call);
    Ending ending = outcome(member, ask, call, end);
    return reply(ending, member, call, queued, attempt);
  }

  /** The place is taken until the worker has really stopped, not until the caller has given up. */
  private void giveBack(Member member, Call call) {
    Ending ending = call.ending();
    if (ending instanceof Ending.Answered) {
      shared.counts().answered();
    }
    shared.team().giveBack(member, ending);
  }

  private Member take(String prefix, long end) throws ModelException, InterruptedException {
    Optional<Instant> open = shared.breaker().openUntil();
    if (open.isPresent() && shared.team().members().isEmpty()) {
      throw new ModelException.CircuitOpen(
          "workers of the local tier die as they start", open.get());
    }
    try {
      return shared
          .team()
          .take(end - System.nanoTime(), prefix)
          .orElseThrow(
              () -> new ModelException.TimedOut("no local worker was free before the deadline"));
    } catch (StartException e) {
      throw new ModelException.Denied(String.valueOf(e.getMessage()));
    }
  }

  private Ending outcome(Member member, Ask ask, Call call, long end)
      throws ModelException, InterruptedException {
    long now = System.nanoTime();
    long total = Math.min(end, now + shared.rules().deadlines().total().toNanos());
    long first = Math.min(total, now + shared.rules().deadlines().firstToken().toNanos());
    try {
      // One wait for both, as long as all goes well: waking for the first token costs as much.
      Optional<Ending> ending = call.await(first - now);
      if (ending.isEmpty() && !call.hasBegun()) {
        throw late(member, ask, call, "no first token from the local worker");
      }
      if (ending.isEmpty()) {
        ending = call.await(total - System.nanoTime());
      }
      if (ending.isEmpty()) {
        throw late(member, ask, call, "no whole answer from the local worker");
      }
      return ending.get();
    } catch (InterruptedException e) {
      stop(member, ask, call);
      throw e;
    }
  }

  private ModelException late(Member member, Ask ask, Call call, String what) {
    Duration after = call.sinceBegan();
    stop(member, ask, call);
    return new ModelException.TimedOut(what + " within " + after.toMillis() + " ms");
  }

  /** Asks the worker to stop; one that does not obey soon hangs, and is killed. */
  private void stop(Member member, Ask ask, Call call) {
    member.worker().cancel(ask.id());
    ScheduledFuture<?> unused =
        reaper.schedule(
            () -> {
              if (!call.isOver()) {
                shared.counts().killed();
                member.worker().kill();
              }
            },
            shared.rules().grace().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static Optional<Reply> reply(
      Ending ending, Member member, Call call, Duration queued, int attempt) throws ModelException {
    if (ending instanceof Ending.Answered answered) {
      return Optional.of(
          new Reply(
              answered.answer(), queued, call.toFirst(), call.sinceBegan(), member.pid(), attempt));
    }
    if (ending instanceof Ending.Overflow overflow) {
      throw new ModelException.ContextOverflow(
          "the text takes %d tokens with its instructions; the context has %d"
              .formatted(overflow.promptTokens(), overflow.contextTokens()),
          Bill.NOTHING);
    }
    if (ending instanceof Ending.Denied denied) {
      throw new ModelException.Denied(denied.why());
    }
    if (ending instanceof Ending.Unable unable) {
      throw new ModelException.Unavailable(unable.why(), Bill.NOTHING);
    }
    if (ending instanceof Ending.Rejected rejected) {
      throw new ModelException.Unreadable("the local worker refused: " + rejected.why());
    }
    return Optional.empty();
  }

  /** Whether the tier should be asked now. A planned overlap speaks neither for nor against it. */
  public Health health() {
    Optional<StartException> wrong = shared.team().wrong();
    if (wrong.isPresent()) {
      return new Health(false, String.valueOf(wrong.get().getMessage()));
    }
    Optional<Instant> open = shared.breaker().openUntil();
    if (open.isPresent()) {
      return new Health(false, "its workers die; none is started until " + open.get());
    }
    if (shared.counts().crashedWithin(CRASH_IS_RECENT.toNanos())) {
      return new Health(false, "a worker has just crashed");
    }
    return !shared.overlapping() && shared.memory().beyondPlan()
        ? new Health(false, "more GPU memory is in use than was planned")
        : Health.WELL;
  }

  /** Processes of the workers in service, for those who measure. */
  public List<Long> pids() {
    return shared.team().members().stream().map(Member::pid).toList();
  }

  /** What the workers in service have printed last. */
  public List<String> diagnostics() {
    return shared.team().members().stream()
        .flatMap(member -> member.worker().diagnostics().stream())
        .toList();
  }

  /** What has been counted so far. */
  public Tally tally() {
    long asks = 0;
    long tokens = 0;
    for (Member member : shared.team().members()) {
      Worker.Evaluated evaluated = member.worker().evaluated();
      asks += evaluated.asks();
      tokens += evaluated.promptTokens();
    }
    return shared.counts().tally(new Worker.Evaluated(asks, tokens));
  }

  /** Bytes of GPU memory in use; empty where nobody can tell. */
  public OptionalLong gpuBytesUsed() {
    return shared.memory().gpuBytesUsed();
  }

  /** Ends all workers; who waits for an answer hears that there is none. */
  @Override
  public void close() {
    shared.close();
    try {
      for (Keeper keeper : keepers) {
        keeper.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reaper.shutdownNow();
  }
}
