package dev.bellwether.llm.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The workers in service. Who wants one waits in line. Safe for threads. */
final class Team {
  private final int slots;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final List<Member> members = new ArrayList<>();
  private Optional<StartException> wrong = Optional.empty();
  private int waiting;

  Team(int slots) {
    this.slots = slots;
  }

  /**
   * Waits for a place; it must be given back.
   *
   * @return empty if none was free in time
   * @throws StartException if no worker can ever be started
   */
  Optional<Member> take(long nanos) throws StartException, InterruptedException {
    lock.lockInterruptibly();
    waiting++;
    try {
      long left = nanos;
      while (true) {
        Optional<Member> free = free();
        if (free.isPresent() || left <= 0) {
          free.ifPresent(Member::begin);
          return free;
        }
        if (members.isEmpty() && wrong.isPresent()) {
          throw wrong.get();
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  private Optional<Member> free() {
    return members.stream()
        .filter(member -> member.free(slots))
        .min(Comparator.comparingInt(Member::busy));
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
    return locked(() -> waiting > 0);
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
