package dev.bellwether.llm.local;

import dev.bellwether.guard.Breaker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one seat of the team taken: starts a worker, replaces it in time, and starts another when
 * it dies. A thread of its own does so, which ends after the last of its workers.
 */
final class Keeper implements Runnable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Shared shared;
  private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
  private final List<Member> leaving = new ArrayList<>();
  private final Thread thread;
  private @Nullable Member member;
  private Breaker.@Nullable Entry trial;
  private Duration pause = Duration.ZERO;
  private long nextHeartbeat;
  private boolean grown;

  Keeper(Shared shared, String name) {
    this.shared = shared;
    this.thread = new Thread(this, name);
    thread.setDaemon(true);
  }

  void begin() {
    thread.start();
  }

  /** Something has happened that the keeper may want to act on. */
  void ring() {
    boolean unused = bell.offer(true);
  }

  /** Waits for the keeper to end after it was told to. */
  void join() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Override
  public void run() {
    try {
      while (!shared.closed()) {
        step();
      }
    } catch (InterruptedException e) {
      // Only close() interrupts this thread, and this is the end it wants.
    } finally {
      endAll();
    }
  }

  private void step() throws InterruptedException {
    Member present = member;
    if (present == null) {
      seat();
    } else if (!present.worker().process().isAlive()) {
      bury(present);
    } else {
      look(present);
    }
    seeOff();
  }

  /** Fills the seat, after a pause if that has failed before. */
  private void seat() throws InterruptedException {
    Optional<Breaker.Entry> entry = shared.breaker().enter();
    if (entry.isEmpty()) {
      bell.poll(LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    trial = entry.get();
    Thread.sleep(pause.toMillis());
    member = launch().orElse(null);
    if (member == null) {
      failed();
    } else {
      shared.team().join(member);
    }
  }

  private void failed() {
    Breaker.Entry entry = trial;
    if (entry != null) {
      entry.failure();
      entry.close();
      trial = null;
    }
    Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void worked() {
    Breaker.Entry entry = trial;
    if (entry != null) {
      entry.success();
      entry.close();
      trial = null;
    }
    pause = Duration.ZERO;
  }

  /** A loaded worker that has read the prefix; empty if there is none. */
  private Optional<Member> launch() throws InterruptedException {
    Worker worker = null;
    try {
      worker = shared.runtime().start();
      Worker.Loaded loaded = worker.awaitLoaded(shared.rules().deadlines().load());
      String prefix = shared.prefix();
      warm(worker, prefix);
      CompletableFuture<Void> unused = worker.process().onExit().thenRun(this::ring);
      shared.counts().started();
      grown = false;
      nextHeartbeat = System.nanoTime() + shared.rules().heartbeat().toNanos();
      return Optional.of(
          new Member(worker, loaded, prefix, shared.rules().recycleAfter(), this::ring));
    } catch (StartException e) {
      close(worker);
      shared.failedToStart(e);
      return Optional.empty();
    } catch (IOException e) {
      shared.failedToStart(
          new StartException(
              StartException.Kind.BROKEN, "no worker can be started: " + e.getMessage(), ""));
      return Optional.empty();
    } catch (InterruptedException e) {
      close(worker);
      throw e;
    }
  }

  private static void close(@Nullable Worker worker) {
    if (worker != null) {
      worker.kill();
      worker.close();
    }
  }

  private void warm(Worker worker, String prefix) throws StartException, InterruptedException {
    if (prefix.isEmpty()) {
      return;
    }
    Call call = new Call();
    worker.ask(new Ask(shared.nextId(), prefix, Optional.empty(), "", 1, 0), call);
    Optional<Ending> ending = call.await(shared.rules().deadlines().load().toNanos());
    if (ending.isEmpty() || ending.get() instanceof Ending.Died) {
      throw new StartException(
          StartException.Kind.BROKEN, "the worker did not read its instructions", "");
    }
    if (ending.get() instanceof Ending.Denied denied) {
      throw new StartException(StartException.Kind.WRONG, denied.why(), "");
    }
    if (ending.get() instanceof Ending.Overflow overflow) {
      throw new StartException(
          StartException.Kind.WRONG,
          "the instructions take %d tokens, the context has %d"
              .formatted(overflow.promptTokens(), overflow.contextTokens()),
          "raise local.context");
    }
  }

  /** Empties the seat. A death before the first answer is a failed start. */
  private void bury(Member dead) {
    shared.team().retire(dead);
    if (shared.team().look(dead, Member::answered) == 0) {
      failed();
    } else {
      worked();
    }
    end(dead);
    member = null;
  }

  private void look(Member present) throws InterruptedException {
    if (trial != null && shared.team().look(present, Member::answered) > 0) {
      worked();
    }
    heartbeat(present);
    switch (Recycling.decide(reasons(present), shared.rules().recycleAfter(), this::room)) {
      case KEEP -> bell.poll(waitMillis(present), TimeUnit.MILLISECONDS);
      case RESTART, DRAIN -> restart(present);
      case OVERLAP -> overlap(present);
    }
  }

  /** Soon enough to see that it is idle, if it is due. */
  private long waitMillis(Member present) {
    boolean due = shared.team().look(present, Member::served) >= shared.rules().recycleAfter();
    Duration wait = due || !leaving.isEmpty() ? shared.rules().idle() : shared.rules().heartbeat();
    return Math.max(1, wait.toMillis() / 4);
  }

  private Recycling.Reasons reasons(Member present) {
    boolean idle =
        !shared.team().somebodyWaits()
            && shared.team().look(present, Member::idleNanos) >= shared.rules().idle().toNanos();
    return new Recycling.Reasons((int) shared.team().look(present, Member::served), grown, idle);
  }

  private boolean room() {
    return shared.memory().fitsAnother();
  }

  private void heartbeat(Member present) throws InterruptedException {
    long now = System.nanoTime();
    if (now < nextHeartbeat) {
      return;
    }
    Duration every = shared.rules().heartbeat();
    nextHeartbeat = now + every.toNanos();
    grown =
        present.growth() > shared.rules().growthBytes()
            || (!shared.overlapping() && shared.memory().beyondPlan());
    if (!present.worker().alive(every) && present.worker().process().isAlive()) {
      shared.counts().killed();
      present.worker().kill();
    }
  }

  private void restart(Member old) throws InterruptedException {
    shared.team().retire(old);
    shared.counts().recycled(false);
    member = null;
    worked();
    long patience = System.nanoTime() + shared.rules().deadlines().total().toNanos();
    while (shared.team().look(old, Member::busy) > 0 && System.nanoTime() < patience) {
      bell.poll(50, TimeUnit.MILLISECONDS);
    }
    end(old);
  }

  private void overlap(Member old) throws InterruptedException {
    if (!shared.beginOverlap()) {
      bell.poll(shared.rules().idle().toMillis(), TimeUnit.MILLISECONDS);
      return;
    }
    try {
      Optional<Member> next = launch();
      if (next.isPresent()) {
        shared.team().join(next.get());
        shared.team().retire(old);
        shared.counts().recycled(true);
        leaving.add(old);
        member = next.get();
      }
    } finally {
      shared.endOverlap();
    }
  }

  /** Ends those that have nothing to do any more. */
  private void seeOff() {
    Iterator<Member> each = leaving.iterator();
    while (each.hasNext()) {
      Member old = each.next();
      if (shared.team().look(old, Member::busy) == 0 || !old.worker().process().isAlive()) {
        each.remove();
        end(old);
      }
    }
  }

  /** One that had ended before it was told to has crashed. */
  private void end(Member old) {
    if (!old.worker().process().isAlive()) {
      shared.counts().crashed();
    }
    old.worker().close();
    shared.counts().evaluated(old.worker().evaluated());
  }

  private void endAll() {
    Member present = member;
    if (present != null) {
      shared.team().retire(present);
      leaving.add(present);
    }
    leaving.forEach(this::end);
  }
}
