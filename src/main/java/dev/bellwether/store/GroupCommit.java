package dev.bellwether.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The works of many threads in few transactions: while one waits for the disk, others gather, and
 * the next wait serves them all. Each work is all or nothing by itself, and on disk when {@link
 * #run} returns.
 */
final class GroupCommit {
  private static final class Task {
    private final String doing;
    private final Transaction.Work work;
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean done;

    private Task(String doing, Transaction.Work work) {
      this.doing = doing;
      this.work = work;
    }

    private void end(Optional<RuntimeException> how) {
      failure = how;
      done = true;
    }
  }

  private final State state;
  private final ConcurrentLinkedQueue<Task> waiting = new ConcurrentLinkedQueue<>();

  /** Whoever holds it works for all; what a task has become is read and written under it. */
  private final ReentrantLock leading = new ReentrantLock();

  GroupCommit(State state) {
    this.state = state;
  }

  /** Runs the work so that all of it is on disk afterwards, or none. */
  void run(String doing, Transaction.Work work) {
    Task task = new Task(doing, work);
    waiting.add(task);
    leading.lock();
    try {
      if (!task.done) {
        lead();
      }
    } finally {
      leading.unlock();
    }
    if (task.failure.isPresent()) {
      throw task.failure.get();
    }
  }

  private void lead() {
    List<Task> group = new ArrayList<>();
    for (Task next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
    }
    if (group.size() == 1) {
      alone(group.get(0));
    } else {
      together(group);
    }
  }

  private void alone(Task task) {
    try {
      state.transaction(task.doing, task.work);
      task.end(Optional.empty());
    } catch (RuntimeException e) {
      task.end(Optional.of(e));
    }
  }

  private void together(List<Task> group) {
    List<Optional<RuntimeException>> failures = new ArrayList<>();
    try {
      state.transaction(
          group.get(0).doing,
          () -> {
            for (Task task : group) {
              failures.add(attempt(task));
            }
          });
      for (int i = 0; i < group.size(); i++) {
        group.get(i).end(failures.get(i));
      }
    } catch (RuntimeException e) {
      // A full disk, for one: nothing of the group is there.
      group.forEach(task -> task.end(Optional.of(e)));
    }
  }

  /** What goes wrong in one work leaves no trace of it, and the others where they are. */
  private Optional<RuntimeException> attempt(Task task) throws SQLException {
    state.update("SAVEPOINT work");
    Optional<RuntimeException> failure = Optional.empty();
    try {
      task.work.run();
    } catch (SQLException e) {
      state.update("ROLLBACK TO work");
      failure = Optional.of(StoreFailure.of(e, task.doing + " in " + state.workspace().state()));
    } catch (RuntimeException e) {
      state.update("ROLLBACK TO work");
      failure = Optional.of(e);
    }
    state.update("RELEASE work");
    return failure;
  }
}
