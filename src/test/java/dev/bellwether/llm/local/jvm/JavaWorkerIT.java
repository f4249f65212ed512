package dev.bellwether.llm.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.llm.local.Answer;
import dev.bellwether.llm.local.Ask;
import dev.bellwether.llm.local.AskListener;
import dev.bellwether.llm.local.Ending;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.RandomLlama;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.llm.local.WorkerRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaWorkerIT {
  private static final String LABELS = "root ::= (\"bullish\" | \"bearish\") \" 0.\" [0-9]";
  @TempDir private static Path folder;
  private static Path model;

  @BeforeAll
  static void writeModel() throws IOException {
    model = RandomLlama.TINY.write(folder.resolve("tiny.gguf"));
  }

  private static final class Ear implements AskListener {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Ending> endings = new ArrayBlockingQueue<>(10);

    @Override
    public void piece(String text) {
      pieces.add(text);
    }

    @Override
    public void ended(Ending ending) {
      endings.add(ending);
    }

    Ending await() throws InterruptedException {
      return endings.poll(20, TimeUnit.SECONDS);
    }
  }

  private static Worker start() throws Exception {
    LoadPlan plan = new LoadPlan(model, 1024, 1, 0, 1, 128, Map.of());
    Worker worker =
        JavaLlama.of(plan, Placement.natives(""), new WorkerRecords(folder.resolve("records")))
            .start();
    assertThat(worker.awaitLoaded(Duration.ofSeconds(20)).contextTokens()).isEqualTo(1024);
    return worker;
  }

  private static Ending ask(Worker worker, long id, String prompt, int tokens) throws Exception {
    Ear ear = new Ear();
    worker.ask(new Ask(id, prompt, Optional.of(LABELS), "", tokens, 0), ear);
    return ear.await();
  }

  @Test
  void answersByTheGrammarAndTheSameEachTime() throws Exception {
    try (Worker worker = start()) {
      Ending first = ask(worker, 1, "[INST] profit rose [/INST]", 30);
      assertThat(first).isInstanceOf(Ending.Answered.class);
      Answer answer = ((Ending.Answered) first).answer();
      assertThat(answer.text()).matches("(bullish|bearish) 0\\.[0-9]");
      assertThat(answer.cut()).isFalse();
      for (int i = 2; i < 6; i++) {
        Answer again =
            ((Ending.Answered) ask(worker, i, "[INST] profit rose [/INST]", 30)).answer();
        assertThat(again.text()).isEqualTo(answer.text());
      }
    }
  }

  @Test
  void countsOfTheCacheAgreeWithTheNativeOnes() throws Exception {
    try (Worker worker = start()) {
      long evaluated = 0;
      for (int i = 1; i <= 5; i++) {
        String prompt = "[INST] the company results " + "rose ".repeat(i) + "[/INST]";
        Answer answer = ((Ending.Answered) ask(worker, i, prompt, 30)).answer();
        evaluated += answer.promptTokens() - answer.cachedTokens();
      }
      Worker.Evaluated counted = worker.evaluated();
      for (int wait = 0; counted.asks() < 5 && wait < 100; wait++) {
        Thread.sleep(20);
        counted = worker.evaluated();
      }
      assertThat(counted).isEqualTo(new Worker.Evaluated(5, evaluated));
    }
  }

  @Test
  void aTextThatDoesNotFitIsRefusedBeforeItIsRead() throws Exception {
    try (Worker worker = start()) {
      Ending ending = ask(worker, 1, "oil fell again ".repeat(600), 30);

      assertThat(ending).isInstanceOf(Ending.Overflow.class);
      assertThat(((Ending.Overflow) ending).promptTokens()).isGreaterThan(1024 - 30);
      assertThat(worker.evaluated().asks()).isZero();
      assertThat(ask(worker, 2, "oil fell", 30)).isInstanceOf(Ending.Answered.class);
    }
  }

  @Test
  void whoAsksADyingWorkerHearsOfItsDeath() throws Exception {
    try (Worker worker = start()) {
      Ear ear = new Ear();
      worker.ask(new Ask(1, "[INST] tell all [/INST]", Optional.empty(), "", 900, 0), ear);
      worker.process().destroyForcibly();

      assertThat(ear.await()).isInstanceOf(Ending.Died.class);
      assertThat(ask(worker, 2, "oil fell", 30)).isInstanceOf(Ending.Died.class);
      assertThat(worker.alive(Duration.ofSeconds(1))).isFalse();
    }
  }

  @Test
  void nothingOfAClosedWorkerIsLeft() throws Exception {
    Worker worker = start();
    ProcessHandle process = worker.process();
    worker.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(folder.resolve("records")).isEmptyDirectory();
  }

  @Test
  void anAnswerIsCancelledWhileItFlowsAndBeforeItBegins() throws Exception {
    try (Worker worker = start()) {
      Ear flowing = new Ear();
      worker.ask(new Ask(1, "[INST] tell all [/INST]", Optional.empty(), "", 900, 0), flowing);
      while (flowing.pieces.isEmpty()) {
        Thread.sleep(1);
      }
      worker.cancel(1);
      assertThat(flowing.await()).isInstanceOf(Ending.Cancelled.class);

      Ear early = new Ear();
      String slow = "oil fell again and again ".repeat(60);
      worker.ask(new Ask(2, slow, Optional.empty(), "", 300, 0), early);
      worker.cancel(2);
      assertThat(early.await()).isInstanceOf(Ending.Cancelled.class);

      assertThat(ask(worker, 3, "oil fell", 30)).isInstanceOf(Ending.Answered.class);
      assertThat(early.endings).isEmpty();
    }
  }
}
