package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.Reply;
import dev.bellwether.llm.local.Stopped;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  @TempDir private static Path folder;
  private static TinyLocal local;

  @BeforeAll
  static void writeModel() throws IOException {
    local = new TinyLocal(folder);
  }

  private static void waitUntil(BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void aHangIsAnsweredByTheDeadlineAndTheWorkerIsReplaced() throws Exception {
    Duration first = Duration.ofMillis(1500);
    SupervisorRules rules = SupervisorRules.USUAL.withDeadlines(first, LONG);
    try (Supervisor supervisor = local.supervisor(rules, true)) {
      supervisor.awaitReady(LONG);
      long hanging = supervisor.pids().get(0);
      Stopped.stop(hanging);
      try (Hiccups hiccups = Hiccups.watch()) {
        long began = System.nanoTime();

        assertThatThrownBy(() -> supervisor.ask(TinyLocal.request("oil fell"), LONG))
            .isInstanceOf(ModelException.TimedOut.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began).minus(hiccups.longest()))
            .isLessThan(first.plusMillis(500));
      }
      assertThat(supervisor.ask(TinyLocal.request("oil fell"), LONG).pid()).isNotEqualTo(hanging);
      assertThat(ProcessHandle.of(hanging)).isEmpty();
    }
  }

  @Test
  void aWorkerThatStopsAmidItsAnswerIsKilledAtTheTotalDeadline() throws Exception {
    Duration total = Duration.ofMillis(1500);
    SupervisorRules rules = SupervisorRules.USUAL.withDeadlines(Duration.ofSeconds(1), total);
    try (Supervisor supervisor = local.supervisor(rules, true)) {
      supervisor.awaitReady(LONG);
      long pid = supervisor.pids().get(0);
      ExecutorService other = Executors.newSingleThreadExecutor();
      long began = System.nanoTime();
      Future<Reply> reply = other.submit(() -> supervisor.ask(TinyLocal.endless("tell all"), LONG));
      Thread.sleep(200);
      Stopped.stop(pid);

      assertThatThrownBy(reply::get).hasCauseInstanceOf(ModelException.TimedOut.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(total.plusMillis(500));
      other.shutdown();
      waitUntil(() -> ProcessHandle.of(pid).isEmpty());
    }
  }

  @Test
  void anotherWorkerIsReadySoonAfterOneWasKilled() throws Exception {
    try (Supervisor supervisor = local.supervisor(SupervisorRules.USUAL, true)) {
      supervisor.awaitReady(LONG);
      supervisor.ask(TinyLocal.request("oil fell"), LONG);
      long killed = supervisor.pids().get(0);
      try (Hiccups hiccups = Hiccups.watch()) {
        long began = System.nanoTime();
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
        waitUntil(() -> supervisor.pids().stream().anyMatch(pid -> pid != killed));

        // Twice what is asked for: a JVM starts on a machine that other tests keep busy.
        assertThat(Duration.ofNanos(System.nanoTime() - began).minus(hiccups.longest()))
            .isLessThan(Duration.ofSeconds(3));
      }
    }
  }

  @Test
  void aSlowAnswerIsCancelledWithoutLosingTheWorker() throws Exception {
    SupervisorRules rules = SupervisorRules.USUAL.withDeadlines(LONG, Duration.ofMillis(100));
    try (Supervisor supervisor = local.supervisor(rules, true)) {
      supervisor.awaitReady(LONG);
      assertThatThrownBy(() -> supervisor.ask(TinyLocal.endless("tell all"), LONG))
          .isInstanceOf(ModelException.TimedOut.class);
      Thread.sleep(500);

      supervisor.ask(TinyLocal.request("oil fell"), LONG);
      assertThat(supervisor.tally().starts()).isOne();
      assertThat(supervisor.tally().kills()).isZero();
    }
  }

  @Test
  void asksOfKilledWorkersAreAnsweredOnceEach() throws Exception {
    try (Supervisor supervisor = local.supervisor(SupervisorRules.USUAL, true)) {
      supervisor.awaitReady(LONG);
      List<Reply> replies = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        if (i % 20 == 10) {
          long victim = supervisor.pids().get(0);
          new Thread(() -> ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly))
              .start();
        }
        replies.add(supervisor.ask(TinyLocal.request("profit rose " + i), LONG));
      }
      assertThat(replies).hasSize(60);
      assertThat(supervisor.tally().crashes()).isEqualTo(3);
      Set<Long> pids = new HashSet<>();
      replies.forEach(reply -> pids.add(reply.pid()));
      assertThat(pids).hasSizeBetween(4, 6);
    }
  }

  @Test
  void nobodyWaitsForAModelToLoadWhenWorkersOverlap() throws Exception {
    SupervisorRules rules = SupervisorRules.USUAL.withRecycleAfter(20);
    try (Supervisor supervisor = local.supervisor(rules, true)) {
      supervisor.awaitReady(LONG);
      Duration longest = Duration.ZERO;
      try (Hiccups hiccups = Hiccups.watch()) {
        for (int i = 0; i < 150; i++) {
          Duration queued = supervisor.ask(TinyLocal.request("profit rose " + i), LONG).queued();
          longest = queued.compareTo(longest) > 0 ? queued : longest;
        }
        assertThat(longest.minus(hiccups.longest())).isLessThan(Duration.ofMillis(100));
      }
      assertThat(supervisor.tally().overlaps()).isGreaterThan(1);
      assertThat(supervisor.tally().crashes()).isZero();
    }
  }

  @Test
  void withoutRoomForTwoAWorkerIsReplacedWhenItIsIdle() throws Exception {
    SupervisorRules rules = SupervisorRules.USUAL.withRecycleAfter(5);
    try (Supervisor supervisor = local.supervisor(rules, false)) {
      supervisor.awaitReady(LONG);
      for (int i = 0; i < 6; i++) {
        supervisor.ask(TinyLocal.request("profit rose " + i), LONG);
      }
      assertThat(supervisor.tally().recycles()).isZero();
      waitUntil(() -> supervisor.tally().recycles() == 1 && !supervisor.pids().isEmpty());
      assertThat(supervisor.tally().overlaps()).isZero();
    }
  }

  @Test
  void withoutRoomForTwoAnOverdueWorkerIsReplacedUnderLoad() throws Exception {
    SupervisorRules rules = SupervisorRules.USUAL.withRecycleAfter(5);
    try (Supervisor supervisor = local.supervisor(rules, false)) {
      supervisor.awaitReady(LONG);
      for (int i = 0; i < 30; i++) {
        supervisor.ask(TinyLocal.request("profit rose " + i), LONG);
      }
      assertThat(supervisor.tally().recycles()).isBetween(2L, 3L);
      assertThat(supervisor.tally().overlaps()).isZero();
    }
  }

  @Test
  void aTextThatDoesNotFitIsSaidToBeTooLong() throws Exception {
    try (Supervisor supervisor = local.supervisor(SupervisorRules.USUAL, true)) {
      assertThatThrownBy(
              () -> supervisor.ask(TinyLocal.request("oil fell again ".repeat(500)), LONG))
          .isInstanceOf(ModelException.ContextOverflow.class)
          .hasMessageContaining("the context has 1024");
    }
  }
}
