package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bellwether.guard.Breaker;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.DeathSignal;
import dev.bellwether.llm.local.FixedRoom;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.Reply;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.WorkerRecords;
import dev.bellwether.llm.local.worker.PlantedWorker;
import dev.bellwether.llm.local.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever kills or hangs the native code, when it gets there all the same, the program lives. */
class KillersIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  @TempDir private static Path folder;
  private static TinyLocal local;

  @BeforeAll
  static void writeModel() throws IOException {
    local = new TinyLocal(folder);
  }

  private static Supervisor supervisor(Class<?> main) throws IOException {
    LoadPlan plan = local.plan();
    ChildJvm usual = Placement.child(Placement.natives(""), DeathSignal.find());
    ChildJvm planted =
        new ChildJvm(
            main.getName(),
            List.of(
                Placement.home(main),
                Placement.home(WorkerMain.class),
                Placement.home(de.kherud.llama.LlamaModel.class)),
            usual.natives(),
            usual.deathSignal());
    SupervisorRules rules =
        SupervisorRules.USUAL
            .withDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(2))
            .withCrashes(1, new Breaker.Rules(2, Duration.ofSeconds(60), 1));
    return Supervisor.start(
        new JavaLlama(plan, planted, new WorkerRecords(local.records())),
        rules,
        new FixedRoom(true),
        "",
        Clock.systemUTC(),
        note -> {});
  }

  @Test
  void asksThatKillOrHangTheirWorkersAreAnsweredAndTheNextOnesToo() throws Exception {
    try (Supervisor supervisor = supervisor(PlantedWorker.class)) {
      supervisor.awaitReady(LONG);
      for (String plant : List.of("nprobs", "nan", "json", "schema", "closed", "ended")) {
        assertThatThrownBy(() -> askPlanted(supervisor, plant), plant)
            .isInstanceOfAny(ModelException.Unavailable.class, ModelException.TimedOut.class);
        assertNextIsAnswered(supervisor, plant);
      }
    }
  }

  /**
   * What becomes of an answer that two threads cancel at once is a race in native code: it hangs,
   * dies, or ends early. Whoever asked hears of an end in time, and the next one is answered.
   */
  @Test
  void anAnswerCancelledByTwoThreadsEndsSomehowAndInTime() throws Exception {
    try (Supervisor supervisor = supervisor(PlantedWorker.class)) {
      supervisor.awaitReady(LONG);
      for (int i = 0; i < 3; i++) {
        long since = System.nanoTime();
        Throwable thrown = catchThrowable(() -> askPlanted(supervisor, "cancel"));
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(LONG);
        assertThat(thrown)
            .satisfiesAnyOf(
                failed -> assertThat(failed).isNull(),
                failed -> assertThat(failed).isInstanceOf(ModelException.class));
        assertNextIsAnswered(supervisor, "cancel");
      }
    }
  }

  private static Reply askPlanted(Supervisor supervisor, String plant) throws ModelException {
    return supervisor.ask(TinyLocal.endless("plant:" + plant), LONG);
  }

  private static void assertNextIsAnswered(Supervisor supervisor, String plant)
      throws ModelException {
    assertThat(supervisor.ask(TinyLocal.request("oil fell"), LONG).answer().text())
        .as("after " + plant)
        .matches("(bullish|bearish) 0\\.[0-9]");
  }

  @ParameterizedTest
  @ValueSource(classes = {PlantedWorker.Help.class, PlantedWorker.Pooling.class})
  void whatKillsAWorkerAsItLoadsIsSaid(Class<?> main) throws Exception {
    try (Supervisor supervisor = supervisor(main)) {
      assertThatThrownBy(() -> supervisor.awaitReady(LONG)).isInstanceOf(StartException.class);
    }
  }

  @Test
  void aBadArgumentThatKillsAtTheFirstAskIsSurvived() throws Exception {
    try (Supervisor supervisor = supervisor(PlantedWorker.BadArgument.class)) {
      assertThatThrownBy(() -> supervisor.ask(TinyLocal.request("oil fell"), LONG))
          .isInstanceOf(ModelException.class);
    }
  }

  @Test
  void aBadArgumentIsFoundBeforeTheFirstAsk() throws Exception {
    try (Supervisor supervisor = supervisor(PlantedWorker.CheckedBadArgument.class)) {
      assertThatThrownBy(() -> supervisor.awaitReady(LONG))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("refused its parameters");
    }
  }
}
