package dev.bellwether.llm.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The workers in service. Who wants one waits in line; but a worker goes first to those whose
 * prompts begin like its last, since then it need not read the beginning again. Safe for threads.
 */
final class Team {
  /** How long others may be let pass. */
  private static final long LONGEST_COURTESY = TimeUnit.SECONDS.toNanos(2);

  /** Courtesy ends by itself, when nobody gives back a place. */
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

  private final int slots;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final List<Member> members = new ArrayList<>();
  private Optional<StartException> wrong = Optional.empty();
  private final List<Waiter> line = new ArrayList<>();

  private record Waiter(String prefix, long since) {
    boolean isPatient() {
      return System.nanoTime() - since < LONGEST_COURTESY;
    }
  }

  Team(int slots) {
    this.slots = slots;
  }

  /**
   * Waits for a place; it must be given back.
   *
   * @param prefix that the prompt begins with
   * @return empty if none was free in time
   * @throws StartException if no worker can ever be started
   */
  Optional<Member> take(long nanos, String prefix) throws StartException, InterruptedException {
    long end = System.nanoTime() + nanos;
    lock.lockInterruptibly();
    Waiter waiter = new Waiter(prefix, System.nanoTime());
    line.add(waiter);
    try {
      while (true) {
        Optional<Member> free = free(waiter);
        long left = end - System.nanoTime();
        if (free.isPresent() || left <= 0) {
          free.ifPresent(member -> member.begin(prefix));
          return free;
        }
        if (members.isEmpty() && wrong.isPresent()) {
          throw wrong.get();
        }
        long unused = changed.awaitNanos(Math.min(left, LOOK_AGAIN));
      }
    } finally {
      line.remove(waiter);
      lock.unlock();
    }
  }

  private Optional<Member> free(Waiter waiter) {
    return members.stream()
        .filter(member -> member.free(slots))
        .filter(member -> member.lastPrefix().equals(waiter.prefix()) || !isWanted(member, waiter))
        .min(Comparator.comparingInt(Member::busy));
  }

  /** True if somebody else in line would find the beginning of the prompt in its cache. */
  private boolean isWanted(Member member, Waiter waiter) {
    return waiter.isPatient()
        && line.stream().anyMatch(other -> other.prefix().equals(member.lastPrefix()));
  }

  void giveBack(Member member, Ending ending) {
    lock.lock();
    try {
      member.end(ending);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void join(Member member) {
    lock.lock();
    try {
      wrong = Optional.empty();
      members.add(member);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** It gets no more asks; the ones it has go on. */
  void retire(Member member) {
    lock.lock();
    try {
      member.retire();
      members.remove(member);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody needs to wait any more: there will be no worker. */
  void fail(StartException why) {
    lock.lock();
    try {
      wrong = Optional.of(why);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Optional<StartException> wrong() {
    return locked(() -> wrong);
  }

  boolean somebodyWaits() {
    return locked(() -> !line.isEmpty());
  }

  List<Member> members() {
    return locked(() -> List.copyOf(members));
  }

  long look(Member member, ToLongFunction<Member> at) {
    return locked(() -> at.applyAsLong(member));
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }
}
