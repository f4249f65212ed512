package dev.bellwether.llm.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.data.Offset.offset;

import dev.bellwether.Chunk;
import dev.bellwether.ClassProbabilities;
import dev.bellwether.Direction;
import dev.bellwether.Span;
import dev.bellwether.llm.Completion;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.local.Answer;
import dev.bellwether.llm.local.AnswerMode;
import dev.bellwether.llm.local.Ask;
import dev.bellwether.llm.local.Ending;
import dev.bellwether.llm.local.FixedRoom;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.LocalIdentity;
import dev.bellwether.llm.local.LocalModel;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.ModelRuntime;
import dev.bellwether.llm.local.RuntimeContract;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Stopped;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.Worker;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A llama-server of ours that speaks like the official one, in real processes. */
class LlamaServerIT extends RuntimeContract {
  private static final String LABELS = "root ::= (\"bullish\" | \"bearish\") \" 0.\" [0-9]";
  private static Path model = Path.of("");
  private static Path binary = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    model = Files.writeString(folder.resolve("model.gguf"), "as if");
    binary = FakeLlamaServer.binary(folder);
  }

  @Override
  protected ModelRuntime runtime() throws Exception {
    return runtimeOf(model);
  }

  @Override
  protected ModelRuntime runtimeOf(Path file) throws Exception {
    return LlamaServer.of(plan(file, 1), binary.toString(), "", records());
  }

  private static LoadPlan plan(Path file, int slots) {
    return new LoadPlan(file, CONTEXT, slots, 3, 1, 128, Map.of());
  }

  private static Ending.Answered labelled(Worker worker, String prompt) throws Exception {
    Ear ear = new Ear();
    worker.ask(new Ask(9, prompt, Optional.of(LABELS), "", 30, 5), ear);
    return (Ending.Answered) ear.await();
  }

  @Test
  void saysWhatComputesAndHowManyLayersAreThere() throws Exception {
    try (Worker worker = runtime().start()) {
      assertThat(worker.awaitLoaded(Duration.ofSeconds(60)))
          .isEqualTo(new Worker.Loaded(CONTEXT, "Vulkan0", 3, 3));
      assertThat(worker.diagnostics()).anyMatch(line -> line.contains("offloaded 3/3"));
    }
  }

  @Test
  void bringsTheProbabilitiesOfTokens() throws Exception {
    try (Worker worker = start()) {
      Answer answer = labelled(worker, "[INST] profit rose [/INST]").answer();

      assertThat(answer.alternatives()).hasSize(answer.outputTokens());
      assertThat(answer.alternatives().get(0).get("bull")).isCloseTo(0.6, offset(1e-9));
    }
  }

  @Test
  void aGrammarThatTheServerRefusesIsRejectedAndTheServerLives() throws Exception {
    try (Worker worker = start()) {
      Ear ear = new Ear();
      worker.ask(new Ask(1, "x", Optional.of("broken"), "", 30, 0), ear);

      assertThat(ear.await())
          .isEqualTo(
              new Ending.Rejected(
                  "llama-server answered 400: Failed to parse grammar; "
                      + "look at what the server itself prints"));
      assertThat(ask(worker, 2, "oil fell", 30)).isInstanceOf(Ending.Answered.class);
    }
  }

  @Test
  void aServerOfSomebodyElseIsUsedAndLeftRunning() throws Exception {
    try (Worker theirs = start()) {
      int port = port(theirs);
      String key = key(theirs);
      ModelRuntime attached = LlamaServer.attached(plan(model, 1), "http://127.0.0.1:" + port, key);

      Worker ours = attached.start();
      assertThat(ours.awaitLoaded(Duration.ofSeconds(20)).contextTokens()).isEqualTo(CONTEXT);
      assertThat(labelled(ours, "profit rose").answer().text()).isEqualTo("bullish 0.7");
      ours.close();

      assertThat(ours.process().isAlive()).isFalse();
      assertThat(theirs.alive(Duration.ofSeconds(20))).isTrue();
    }
  }

  private static int port(Worker worker) throws IOException {
    return Integer.parseInt(ofProcess(worker, "cmdline", "--port\0(\\d+)"));
  }

  private static String key(Worker worker) throws IOException {
    return ofProcess(worker, "environ", "LLAMA_API_KEY=([0-9a-f]+)");
  }

  private static String ofProcess(Worker worker, String file, String pattern) throws IOException {
    String text = Files.readString(Path.of("/proc/" + worker.process().pid() + "/" + file));
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(file).isTrue();
    return matcher.group(1);
  }

  @Test
  void aServerOfSomebodyElseMustRunTheModelThatIsWanted() throws Exception {
    try (Worker theirs = start()) {
      String url = "http://127.0.0.1:" + port(theirs);
      String key = key(theirs);

      assertThat(refused(LlamaServer.attached(plan(Path.of("other.gguf"), 1), url, key)))
          .hasMessageMatching("the server at .* runs .*model.gguf, not other.gguf");
      assertThat(refused(LlamaServer.attached(plan(model, 4), url, key)))
          .hasMessageContaining("has 1 slots, fewer than local.slots=4");
      assertThat(refused(LlamaServer.attached(plan(model, 1), url, "wrong")))
          .hasMessageContaining("401");
    }
  }

  private static StartException refused(ModelRuntime runtime) throws Exception {
    try (Worker worker = runtime.start()) {
      StartException e =
          catchThrowableOfType(
              StartException.class, () -> worker.awaitLoaded(Duration.ofSeconds(20)));
      assertThat(e.kind()).isEqualTo(StartException.Kind.WRONG);
      return e;
    }
  }

  @Test
  void whereNobodyListensThatIsSaidSoon() throws Exception {
    int port = ServerCommand.freePort();
    try (Worker worker =
        LlamaServer.attached(plan(model, 1), "http://127.0.0.1:" + port, "").start()) {
      assertThatThrownBy(() -> worker.awaitLoaded(Duration.ofMinutes(5)))
          .hasMessage("no llama-server answers at http://127.0.0.1:" + port + "/");
    }
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> LlamaServer.of(plan(model, 1), "absent-server", "/bin", records()))
        .hasMessage("no program absent-server");
  }

  private Supervisor supervisor() throws Exception {
    SupervisorRules rules =
        SupervisorRules.USUAL.withDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(20));
    Supervisor supervisor =
        Supervisor.start(runtime(), rules, new FixedRoom(true), "", Clock.systemUTC(), line -> {});
    supervisor.awaitReady(Duration.ofSeconds(60));
    return supervisor;
  }

  private static LocalRequest request(String text) {
    return new LocalRequest(text, "", Optional.of(LABELS), "", 30, 0);
  }

  @Test
  void aVerdictCarriesTheRealProbabilitiesOfItsLabels() throws Exception {
    try (Supervisor supervisor = supervisor()) {
      Prompt prompt = new PromptShelf(folder.resolve("no-prompts")).get("headline");
      LocalIdentity identity = new LocalIdentity("model", "f".repeat(64), "", List.of());
      LocalModel local =
          new LocalModel(supervisor, prompt, identity, AnswerMode.VERDICT, "", Clock.systemUTC());
      String text = "Profit rose to EUR 8 mn";
      Chunk chunk = new Chunk("", 0, Chunk.Kind.TITLE, new Span(0, text.length()), text);

      Completion completion =
          local.complete(new Question(chunk, Optional.empty(), Instant.now().plusSeconds(60)));

      assertThat(completion.verdict().direction()).isEqualTo(Direction.BULLISH);
      assertThat(completion.verdict().score()).isEqualTo(0.5);
      ClassProbabilities probabilities = completion.verdict().probabilities().orElseThrow();
      assertThat(probabilities.bullish()).isCloseTo(0.6 / 0.8, offset(1e-9));
      assertThat(probabilities.bearish()).isCloseTo(0.1 / 0.8, offset(1e-9));
    }
  }

  @Test
  void underTheSupervisorAKilledServerLosesNoAnswer() throws Exception {
    try (Supervisor supervisor = supervisor()) {
      for (int i = 0; i < 6; i++) {
        if (i == 3) {
          supervisor
              .pids()
              .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
        assertThat(
                supervisor.ask(request("profit rose " + i), Duration.ofSeconds(60)).answer().text())
            .isEqualTo("bullish 0.7");
      }
    }
  }

  @Test
  void underTheSupervisorAHangIsAnsweredByTheDeadlineAndReplaced() throws Exception {
    try (Supervisor supervisor = supervisor()) {
      long pid = supervisor.pids().get(0);
      Stopped.stop(pid);
      long began = System.nanoTime();

      assertThatThrownBy(() -> supervisor.ask(request("profit rose"), Duration.ofSeconds(60)))
          .isInstanceOf(ModelException.TimedOut.class);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2500));
      assertThat(supervisor.ask(request("profit rose"), Duration.ofSeconds(60)).answer().text())
          .isEqualTo("bullish 0.7");
      assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }
  }
}
