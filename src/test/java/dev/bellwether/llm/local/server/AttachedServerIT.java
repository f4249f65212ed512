package dev.bellwether.llm.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.local.FixedRoom;
import dev.bellwether.llm.local.LoadPlan;
import dev.bellwether.llm.local.LocalRequest;
import dev.bellwether.llm.local.StartException;
import dev.bellwether.llm.local.Supervisor;
import dev.bellwether.llm.local.SupervisorRules;
import dev.bellwether.llm.local.Worker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server of somebody else says when it refuses reaches the user as one clear sentence. */
class AttachedServerIT {
  private static final String KEY = "key-of-the-server";
  private static final Duration LONG = Duration.ofSeconds(30);

  /** By path; what is not here is 404 without a word. */
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private HttpServer server;

  private record Answer(int code, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put("/health", new Answer(200, "{\"status\":\"ok\"}"));
    answers.put("/props", new Answer(200, "{\"total_slots\":1,\"model_path\":\"m.gguf\"}"));
    answers.put("/tokenize", new Answer(200, "{\"tokens\":[1,2,3]}"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Answer said = answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, ""));
    byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private AttachedServer runtime() {
    LoadPlan plan = new LoadPlan(Path.of("m.gguf"), 1024, 1, 0, 1, 128, Map.of());
    String url = "http://someone:hidden@127.0.0.1:" + server.getAddress().getPort();
    return (AttachedServer) LlamaServer.attached(plan, url, KEY);
  }

  private ModelException asked() throws Exception {
    try (Supervisor supervisor =
        Supervisor.start(
            runtime(),
            SupervisorRules.USUAL,
            new FixedRoom(false),
            "",
            Clock.systemUTC(),
            line -> {})) {
      supervisor.awaitReady(LONG);
      LocalRequest request = new LocalRequest("oil fell", "", Optional.empty(), "", 8, 0);
      return catchThrowableOfType(ModelException.class, () -> supervisor.ask(request, LONG));
    }
  }

  private StartException started() throws Exception {
    try (Worker worker = runtime().start()) {
      return catchThrowableOfType(StartException.class, () -> worker.awaitLoaded(LONG));
    }
  }

  private static String error(int code, String message) {
    return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"type\":\"t\"}}";
  }

  @Test
  void anAskThatItCannotReadIsNotAskedAgain() throws Exception {
    answers.put("/completion", new Answer(400, error(400, "Failed to parse grammar")));

    assertThat(asked())
        .isInstanceOf(ModelException.Unreadable.class)
        .hasMessage(
            "the local worker refused: llama-server answered 400: Failed to parse grammar; "
                + "look at what the server itself prints");
  }

  @Test
  void anErrorOfItsOwnMayHealByItself() throws Exception {
    answers.put("/completion", new Answer(500, error(500, "decode: \\u001b[31mout of memory\\n")));

    assertThat(asked())
        .isInstanceOf(ModelException.Unavailable.class)
        .hasMessage(
            "llama-server answered 500: decode: [31mout of memory; "
                + "look at what the server itself prints");
  }

  @Test
  void anErrorInTheMiddleOfAnAnswerIsSaidToo() throws Exception {
    answers.put("/completion", new Answer(200, "data: " + error(500, "slot is gone") + "\n\n"));

    assertThat(asked())
        .isInstanceOf(ModelException.Unavailable.class)
        .hasMessageStartingWith("llama-server answered 500: slot is gone; ");
  }

  @Test
  void aKeyThatIsRefusedNeedsAPersonAndIsNotRepeated() throws Exception {
    answers.put("/completion", new Answer(401, error(401, "Invalid API Key: " + KEY)));

    assertThat(asked())
        .isInstanceOf(ModelException.Denied.class)
        .hasMessage(
            "llama-server answered 401: Invalid API Key: ***; "
                + "set BELLWETHER_LOCAL_API_KEY to the key of the server");
  }

  @Test
  void aLongPageOfAProxyIsNotShown() throws Exception {
    answers.put("/completion", new Answer(502, "<html>" + "x".repeat(1 << 20) + "</html>"));

    assertThat(asked())
        .isInstanceOf(ModelException.Unavailable.class)
        .hasMessage("llama-server answered 502; look at what the server itself prints");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/props", "/health /props"})
  void whatIsNoLlamaServerIsSaidAtOnce(String absent) throws Exception {
    for (String path : absent.split(" ", -1)) {
      answers.put(path, new Answer(404, "{\"error\":\"not found\"}"));
    }
    StartException e = started();

    assertThat(e.kind()).isEqualTo(StartException.Kind.WRONG);
    assertThat(e)
        .hasMessageMatching("llama-server answered 404: not found \\(http://127.0.0.1:\\d+/\\)");
    assertThat(e.hint())
        .isEqualTo("local.server_url must be the address of a llama-server, without /v1");
  }

  @Test
  void aPageInsteadOfPropertiesIsNotRepeated() throws Exception {
    answers.put("/props", new Answer(200, "<html>welcome</html>"));

    assertThat(started())
        .hasMessage("llama-server broke off: what it answers is not what a llama-server says");
  }

  @Test
  void theNameOfAnotherModelIsShownWithoutWhatSteersATerminal() throws Exception {
    answers.put(
        "/props", new Answer(200, "{\"total_slots\":1,\"model_path\":\"/x/\\u0000\\u001b[2Jy\"}"));

    assertThat(started()).hasMessageMatching("the server at \\S+ runs /x/ \\[2Jy, not m.gguf");
  }
}
