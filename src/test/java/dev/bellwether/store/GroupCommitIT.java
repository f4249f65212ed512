package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitIT {
  private static final int CALLERS = 64;

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
  private State state;
  private GroupCommit group;

  @BeforeEach
  void open() throws SQLException {
    state = State.open(Workspace.in(folder));
    state.update("CREATE TABLE marks (n INTEGER PRIMARY KEY)");
    group = new GroupCommit(state);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    state.close();
  }

  private void mark(int n) throws SQLException {
    state.update("INSERT INTO marks VALUES (?)", n);
  }

  private List<Integer> marks() {
    List<Integer> marks = new ArrayList<>();
    try (State other = State.open(Workspace.in(folder))) {
      other.look(
          "reading",
          () -> other.query("SELECT n FROM marks ORDER BY n", row -> marks.add(row.getInt(1))));
    }
    return marks;
  }

  /** All callers come while the first one is at work, so that the others are one group. */
  private List<Future<?>> together(Transaction.Work... works) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> calls = new ArrayList<>();
    calls.add(
        threads.submit(
            () ->
                group.run(
                    "first",
                    () -> {
                      begun.countDown();
                      try {
                        go.await();
                      } catch (InterruptedException e) {
                        throw new AssertionError(e);
                      }
                    })));
    begun.await();
    AtomicInteger submitted = new AtomicInteger();
    for (Transaction.Work work : works) {
      calls.add(
          threads.submit(
              () -> {
                submitted.incrementAndGet();
                group.run("marking", work);
              }));
    }
    while (submitted.get() < works.length) {
      Thread.sleep(1);
    }
    Thread.sleep(50);
    go.countDown();
    return calls;
  }

  @Test
  void whatManyDoAtOnceIsOnDiskForEachAndOneFailureIsItsOwn() throws Exception {
    Transaction.Work[] works = new Transaction.Work[CALLERS - 1];
    for (int i = 0; i < works.length; i++) {
      int n = i;
      works[i] =
          () -> {
            mark(n);
            if (n % 10 == 3) {
              throw new IllegalStateException("no " + n);
            }
            if (n % 10 == 4) {
              // The key is taken: the work's own first mark goes with it.
              mark(n);
            }
          };
    }
    List<Future<?>> calls = together(works);
    for (int i = 0; i < works.length; i++) {
      Throwable failure = null;
      try {
        calls.get(i + 1).get();
      } catch (ExecutionException e) {
        failure = e.getCause();
      }
      if (i % 10 == 3) {
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("no " + i);
      } else if (i % 10 == 4) {
        assertThat(failure).isInstanceOf(BellwetherException.class);
      } else {
        assertThat(failure).isNull();
        assertThat(marks()).contains(i);
      }
    }
    assertThat(marks()).noneMatch(n -> n % 10 == 3 || n % 10 == 4).hasSize(51);
  }
}
