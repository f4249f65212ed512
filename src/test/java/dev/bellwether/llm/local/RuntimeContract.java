package dev.bellwether.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the supervisor relies on, whatever runs the model. */
public abstract class RuntimeContract {
  protected static final int CONTEXT = 1024;
  protected static final String LABELS = "root ::= (\"bullish\" | \"bearish\") \" 0.\" [0-9]";

  @TempDir protected static Path folder;

  /** A runtime with a context of {@link #CONTEXT} and one slot; its records are in the folder. */
  protected abstract ModelRuntime runtime() throws Exception;

  protected static WorkerRecords records() {
    return new WorkerRecords(recordFolder());
  }

  private static Path recordFolder() {
    return folder.resolve("records");
  }

  /** Hears what becomes of an ask. */
  public static final class Ear implements AskListener {
    final List<String> pieces = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Ending> endings = new ArrayBlockingQueue<>(10);

    @Override
    public void piece(String text) {
      pieces.add(text);
    }

    @Override
    public void ended(Ending ending) {
      endings.add(ending);
    }

    public Ending await() throws InterruptedException {
      return endings.poll(30, TimeUnit.SECONDS);
    }
  }

  protected Worker start() throws Exception {
    Worker worker = runtime().start();
    assertThat(worker.awaitLoaded(Duration.ofSeconds(60)).contextTokens()).isEqualTo(CONTEXT);
    return worker;
  }

  protected static Ending ask(Worker worker, long id, String prompt, int tokens) throws Exception {
    Ear ear = new Ear();
    worker.ask(new Ask(id, prompt, Optional.of(LABELS), "", tokens, 0), ear);
    return ear.await();
  }

  private static Ask endless(long id, String prompt) {
    return new Ask(id, prompt, Optional.empty(), "", 900, 0);
  }

  @Test
  void answersByTheGrammarAndTheSameEachTime() throws Exception {
    try (Worker worker = start()) {
      Ending first = ask(worker, 1, "[INST] profit rose [/INST]", 30);
      assertThat(first).isInstanceOf(Ending.Answered.class);
      Answer answer = ((Ending.Answered) first).answer();
      assertThat(answer.text()).matches("(bullish|bearish) 0\\.[0-9]");
      assertThat(answer.cut()).isFalse();
      assertThat(answer.outputTokens()).isPositive();
      for (int i = 2; i < 6; i++) {
        Answer again =
            ((Ending.Answered) ask(worker, i, "[INST] profit rose [/INST]", 30)).answer();
        assertThat(again.text()).isEqualTo(answer.text());
        assertThat(again.cachedTokens()).isPositive().isLessThan(again.promptTokens());
      }
    }
  }

  @Test
  void countsWhatWasReallyEvaluated() throws Exception {
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
      assertThat(((Ending.Overflow) ending).promptTokens()).isGreaterThan(CONTEXT - 30);
      assertThat(((Ending.Overflow) ending).contextTokens()).isEqualTo(CONTEXT);
      assertThat(worker.evaluated().asks()).isZero();
      assertThat(ask(worker, 2, "oil fell", 30)).isInstanceOf(Ending.Answered.class);
    }
  }

  @Test
  void anAnswerThatRunsIntoItsLimitIsCut() throws Exception {
    try (Worker worker = start()) {
      Ear ear = new Ear();
      worker.ask(new Ask(1, "[INST] tell all [/INST]", Optional.empty(), "", 7, 0), ear);

      Answer answer = ((Ending.Answered) ear.await()).answer();
      assertThat(answer.cut()).isTrue();
      assertThat(answer.outputTokens()).isEqualTo(7);
      // The last of it may come with the ending.
      assertThat(ear.pieces).isNotEmpty();
      assertThat(answer.text()).startsWith(String.join("", ear.pieces));
    }
  }

  @Test
  void whoAsksADyingWorkerHearsOfItsDeath() throws Exception {
    try (Worker worker = start()) {
      Ear ear = new Ear();
      worker.ask(endless(1, "[INST] tell all [/INST]"), ear);
      worker.process().destroyForcibly();

      assertThat(ear.await()).isInstanceOf(Ending.Died.class);
      assertThat(ask(worker, 2, "oil fell", 30)).isInstanceOf(Ending.Died.class);
      assertThat(worker.alive(Duration.ofSeconds(1))).isFalse();
      assertThat(ear.endings).isEmpty();
    }
  }

  @Test
  void aStoppedWorkerGivesNoSignOfLifeAndCanBeKilled() throws Exception {
    try (Worker worker = start()) {
      assertThat(worker.alive(Duration.ofSeconds(20))).isTrue();
      Stopped.stop(worker.process().pid());
      Ear ear = new Ear();
      worker.ask(endless(1, "[INST] tell all [/INST]"), ear);
      worker.cancel(1);

      assertThat(worker.alive(Duration.ofMillis(300))).isFalse();
      assertThat(ear.pieces).isEmpty();
      worker.kill();
      assertThat(ear.await()).isInstanceOf(Ending.Died.class);
    }
  }

  @Test
  void nothingOfAClosedWorkerIsLeft() throws Exception {
    Worker worker = start();
    ProcessHandle process = worker.process();
    worker.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(recordFolder()).isEmptyDirectory();
  }

  @Test
  void anAnswerIsCancelledWhileItFlowsAndBeforeItBegins() throws Exception {
    try (Worker worker = start()) {
      Ear flowing = new Ear();
      worker.ask(endless(1, "[INST] tell all [/INST]"), flowing);
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
      worker.cancel(77);

      assertThat(ask(worker, 3, "oil fell", 30)).isInstanceOf(Ending.Answered.class);
      assertThat(early.endings).isEmpty();
    }
  }

  @Test
  void aFileThatIsNotThereCannotBeLoaded() throws Exception {
    try (Worker worker = runtimeOf(folder.resolve("absent.gguf")).start()) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                      StartException.class, () -> worker.awaitLoaded(Duration.ofSeconds(60)))
                  .kind())
          .isEqualTo(StartException.Kind.WRONG);
    }
  }

  /** The same runtime for another model. */
  protected abstract ModelRuntime runtimeOf(Path model) throws Exception;
}
