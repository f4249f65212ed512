package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.TokenUsage;
import dev.bellwether.prompt.Prompt;
import dev.bellwether.prompt.PromptShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every vendor, whatever its answers look like on the wire. */
class VendorContractTest {
  private static final String KEY = "planted-key-0123456789";
  private static final String FIRST = "{\"direction\":\"bullish\",\"score\":0.";
  private static final String SECOND = "5,\"confidence\":0.8,\"rationale\":\"a beat\"}";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();
  private final VendorClient client =
      new VendorClient(HttpLimits.USUAL, Duration.ofMillis(700), Clock.systemUTC());

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("models.toml"),
        """
        [[models]]
        id = "some-model"
        tier = "openai"
        logprobs = true
        prices = [{ from = 2026-01-01, input = 1.0, cached = 0.5, output = 2.0 }]
        """);
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private RemoteModel model(Vendor vendor) {
    return model(vendor, Catalogue.load(folder.resolve("models.toml")));
  }

  private RemoteModel model(Vendor vendor, Catalogue catalogue) {
    Prompt prompt = new PromptShelf(folder).get("headline");
    ModelCard card = catalogue.get(vendor.tier, vendor.model);
    String base = server.url("/base").toString();
    return new RemoteModel(
        card,
        prompt,
        vendor.protocol(card, prompt, base, KEY),
        client,
        new Till(
            catalogue, card, Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC)));
  }

  private Completion ask(Vendor vendor) throws ModelException {
    return model(vendor)
        .complete(ScriptedModel.question("Acme beats", Instant.now().plusSeconds(5)));
  }

  private <X extends ModelException> X fails(Vendor vendor, Class<X> with) {
    return catchThrowableOfType(with, () -> ask(vendor));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerBecomesAVerdictWithItsTokensAndCost(Vendor vendor) throws Exception {
    server.enqueue(Vendor.stream(vendor.events(FIRST, SECOND, "")));

    Completion completion = ask(vendor);

    assertThat(completion.verdict().direction()).isEqualTo(Direction.BULLISH);
    assertThat(completion.verdict().score()).isEqualTo(0.5);
    assertThat(completion.verdict().confidence()).isEqualTo(0.8);
    assertThat(completion.verdict().rationale()).isEqualTo("a beat");
    assertThat(completion.answeredBy()).startsWith(vendor.model);
    Price.Tokens used = vendor.usage();
    assertThat(completion.usage())
        .isEqualTo(new TokenUsage(used.input(), used.cached(), used.output(), false));
    Cost expected =
        switch (vendor) {
          // 300 * 0.30 + 500 * 0.03 + 40 * 2.50
          case GEMINI -> new Cost(205);
          // 120 * 0.10 + 600 * 0.01 + 60 * 0.125 + 45 * 0.50, rounded up
          case CLAUDE -> new Cost(48);
          // 544 * 1 + 256 * 0.5 + 40 * 2
          case OPENAI -> new Cost(752);
        };
    assertThat(completion.cost()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void theRequestHasTheKeyInAHeaderTheSchemaAndTheStablePartFirst(Vendor vendor) throws Exception {
    server.enqueue(Vendor.stream(vendor.events(FIRST, SECOND, "")));
    ask(vendor);

    RecordedRequest request = server.takeRequest();
    String body = request.getBody().utf8();
    assertThat(request.getUrl().toString()).doesNotContain(KEY);
    assertThat(body).doesNotContain(KEY).contains("additionalProperties");
    assertThat(request.getHeaders().toMultimap().toString()).contains(KEY);
    assertThat(body.indexOf("trading desk")).isBetween(0, body.indexOf("Acme beats"));
    JsonNode json = JSON.readTree(body);
    switch (vendor) {
      case GEMINI -> {
        assertThat(request.getTarget())
            .isEqualTo("/base/models/gemini-3.5-flash-lite:streamGenerateContent?alt=sse");
        JsonNode config = json.path("generationConfig");
        assertThat(config.has("responseSchema")).isFalse();
        assertThat(config.path("responseMimeType").asText()).isEqualTo("application/json");
        assertThat(config.has("temperature")).isFalse();
        assertThat(config.path("thinkingConfig").path("thinkingLevel").asText())
            .isEqualTo("MINIMAL");
      }
      case CLAUDE -> {
        assertThat(request.getTarget()).isEqualTo("/base/v1/messages");
        assertThat(json.has("temperature")).isFalse();
        assertThat(json.has("output_format")).isFalse();
        assertThat(json.path("system").path(0).path("cache_control").path("type").asText())
            .isEqualTo("ephemeral");
        assertThat(json.path("messages")).hasSize(1);
        assertThat(json.path("thinking").path("type").asText()).isEqualTo("disabled");
      }
      case OPENAI -> {
        assertThat(request.getTarget()).isEqualTo("/base/chat/completions");
        assertThat(json.path("temperature").asInt(-1)).isZero();
        assertThat(json.path("logprobs").asBoolean()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatEndsCleanlyInTheMiddleIsAFailureOfUnknownPrice(Vendor vendor) {
    List<String> events = vendor.events(FIRST, SECOND, "");
    for (int cut = 0; cut < events.size(); cut++) {
      List<String> begun = events.subList(0, cut);
      boolean ended =
          begun.stream()
              .anyMatch(e -> e.contains("finish_reason\":\"") || e.contains("finishReason"));
      if (!ended) {
        server.enqueue(Vendor.stream(new ArrayList<>(begun)));
        assertThat(fails(vendor, ModelException.Unavailable.class).bill()).isEqualTo(Bill.UNKNOWN);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorAfterTheStatus200IsAFailure(Vendor vendor) {
    List<String> events = new ArrayList<>(vendor.events(FIRST, SECOND, "").subList(0, 1));
    events.add(vendor.midStreamError());
    server.enqueue(Vendor.stream(events));

    assertThat(fails(vendor, ModelException.Unavailable.class).bill()).isEqualTo(Bill.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aDisconnectIsAFailure(Vendor vendor) {
    server.enqueue(
        Vendor.stream(vendor.events(FIRST, SECOND, ""))
            .newBuilder()
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(fails(vendor, ModelException.Unavailable.class).bill()).isEqualTo(Bill.UNKNOWN);

    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    assertThat(fails(vendor, ModelException.Unavailable.class).bill()).isEqualTo(Bill.UNKNOWN);
    assertThat(server.getRequestCount()).as("nothing is sent twice unseen").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void eventsThatAreNoJsonAreAFailure(Vendor vendor) {
    server.enqueue(Vendor.stream(List.of("data: {\"half")));

    assertThat(fails(vendor, ModelException.Unavailable.class)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSaysNothingCostsOnlyTheFirstEventsTime(Vendor vendor) {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    long started = System.nanoTime();

    ModelException.TimedOut timedOut = fails(vendor, ModelException.TimedOut.class);

    assertThat(timedOut).hasMessageContaining("700 ms");
    assertThat(timedOut.bill()).isEqualTo(Bill.UNKNOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatDripsIsCutOffAtTheDeadline(Vendor vendor) {
    List<String> events = vendor.events(FIRST, SECOND, "");
    server.enqueue(
        Vendor.stream(events).newBuilder().throttleBody(32, 300, TimeUnit.MILLISECONDS).build());

    assertThatThrownBy(
            () ->
                model(vendor)
                    .complete(ScriptedModel.question("Acme beats", Instant.now().plusMillis(1500))))
        .isInstanceOf(ModelException.TimedOut.class);
  }

  @ParameterizedTest
  @EnumSource
  void tooManyCallsSayHowLongToWait(Vendor vendor) {
    server.enqueue(vendor.rateLimited());

    ModelException.RateLimited limited = fails(vendor, ModelException.RateLimited.class);

    assertThat(limited.retryAfter()).contains(Duration.ofMillis(7250));
    assertThat(limited.bill()).isEqualTo(Bill.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void aSpentQuotaIsNotRetried(Vendor vendor) {
    server.enqueue(vendor.quotaSpent());

    ModelException failure = fails(vendor, ModelException.class);

    assertThat(failure).isNotInstanceOf(dev.bellwether.guard.Curable.class);
    if (failure instanceof ModelException.QuotaSpent spent) {
      assertThat(spent.until()).isAfter(Instant.now());
    } else {
      assertThat(failure).isInstanceOf(ModelException.Denied.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOverloadedServerIsUnavailableAndFree(Vendor vendor) {
    server.enqueue(vendor.overloaded());

    assertThat(fails(vendor, ModelException.Unavailable.class).bill()).isEqualTo(Bill.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedKeyIsDeniedAndNeverInTheMessage(Vendor vendor) {
    server.enqueue(vendor.badKey(KEY));

    ModelException.Denied denied = fails(vendor, ModelException.Denied.class);

    assertThat(denied).hasMessageNotContaining(KEY).hasMessageContaining("***");
  }

  @ParameterizedTest
  @EnumSource
  void aTextThatIsTooLongIsToldApart(Vendor vendor) {
    server.enqueue(vendor.tooLong());

    assertThat(fails(vendor, ModelException.ContextOverflow.class)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsPaidLikeAnAnswer(Vendor vendor) {
    server.enqueue(Vendor.stream(vendor.events("", "", "refused")));

    Bill bill = fails(vendor, ModelException.Refused.class).bill();

    assertThat(((Bill.Charged) bill).cost().microUsd()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatRanOutOfTokensIsPaidAndNotRetried(Vendor vendor) {
    server.enqueue(Vendor.stream(vendor.events(FIRST, "", "cut")));

    Bill bill = fails(vendor, ModelException.Unreadable.class).bill();

    assertThat(((Bill.Charged) bill).cost().microUsd()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNoVerdictIsUnreadable(Vendor vendor) {
    for (String text :
        List.of(
            "I think it is good news.",
            "{\"direction\":\"up\",\"score\":0.5,\"confidence\":0.5}",
            "{\"direction\":\"bullish\",\"score\":5,\"confidence\":0.5}",
            "{\"direction\":\"bullish\",\"score\":-0.5,\"confidence\":0.5}",
            "{\"direction\":\"bullish\",\"score\":0.5,\"confidence\":80}",
            "{\"direction\":\"bullish\",\"score\":0.5")) {
      server.enqueue(Vendor.stream(vendor.events(text, "", "")));
      assertThat(fails(vendor, ModelException.Unreadable.class)).as(text).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionIsUsedAgain(Vendor vendor) throws Exception {
    for (int i = 0; i < 20; i++) {
      server.enqueue(Vendor.stream(vendor.events(FIRST, SECOND, "")));
      ask(vendor);
    }

    Set<Integer> connections = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      connections.add(server.takeRequest().getConnectionIndex());
    }
    assertThat(connections).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aTierThatIsDownIsUnavailableAtOnceAndFree(Vendor vendor) {
    server.close();

    assertThat(fails(vendor, ModelException.Unavailable.class).bill()).isEqualTo(Bill.NOTHING);
  }

  @ParameterizedTest
  @EnumSource
  void theReservationCoversWhatTheAnswerCosts(Vendor vendor) throws Exception {
    server.enqueue(Vendor.stream(vendor.events(FIRST, SECOND, "")));

    Cost most =
        model(vendor).atMost(ScriptedModel.question("Acme beats", Instant.now().plusSeconds(5)));

    assertThat(most.microUsd()).isGreaterThanOrEqualTo(ask(vendor).cost().microUsd());
  }

  @Test
  void aPromptThatIsBlockedIsRefused() {
    server.enqueue(
        Vendor.stream(
            List.of(
                "data: {\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},\"usageMetadata\":{\"promptTokenCount\":9}}")));

    assertThat(fails(Vendor.GEMINI, ModelException.Refused.class))
        .hasMessageContaining("PROHIBITED_CONTENT");
  }

  @Test
  void theProbabilitiesOfTheDirectionsAreReadOffItsToken() throws Exception {
    String tokens =
        """
        {"token":"{\\"","logprob":0},{"token":"direction","logprob":0},{"token":"\\":\\"","logprob":0},
        {"token":"bull","logprob":-0.36,"top_logprobs":[{"token":"bull","logprob":-0.35667},
        {"token":"bear","logprob":-1.60944},{"token":"neutral","logprob":-2.99573},{"token":"b","logprob":-3}]},
        {"token":"ish","logprob":0,"top_logprobs":[{"token":"bear","logprob":0}]}"""
            .replace("\n", "");
    List<String> events = new ArrayList<>(Vendor.OPENAI.events(FIRST, SECOND, ""));
    events.add(
        1, "data: {\"choices\":[{\"delta\":{},\"logprobs\":{\"content\":[" + tokens + "]}}]}");
    server.enqueue(Vendor.stream(events));

    var probabilities = ask(Vendor.OPENAI).verdict().probabilities().orElseThrow();

    assertThat(probabilities.bullish())
        .isCloseTo(0.7 / 0.95, org.assertj.core.data.Offset.offset(1e-4));
    assertThat(probabilities.bearish())
        .isCloseTo(0.2 / 0.95, org.assertj.core.data.Offset.offset(1e-4));
  }

  @Test
  void aServerThatDoesNotStreamAndCountsNothingIsReadAllTheSame() throws Exception {
    server.enqueue(
        Vendor.error(
            200,
            "{\"model\":\"some-model\",\"choices\":[{\"message\":{\"content\":%s},\"finish_reason\":\"stop\"}]}"
                .formatted(Vendor.quoted(FIRST + SECOND))));

    Completion completion = ask(Vendor.OPENAI);

    assertThat(completion.verdict().score()).isEqualTo(0.5);
    assertThat(completion.usage().estimated()).isTrue();
    assertThat(completion.cost().microUsd()).isPositive();
  }

  @Test
  void theModelThatAnsweredIsChargedAtItsOwnPrice() throws Exception {
    Files.writeString(
        folder.resolve("models.toml"),
        """
        [[models]]
        id = "gemini-3.5-flash-lite-001"
        tier = "gemini"
        prices = [{ from = 2026-01-01, input = 10, cached = 10, output = 10 }]
        """);
    server.enqueue(Vendor.stream(Vendor.GEMINI.events(FIRST, SECOND, "")));

    assertThat(ask(Vendor.GEMINI).cost()).isEqualTo(new Cost(8400));
  }

  @Test
  void anAnswerOfAModelWithoutAPriceForTheDayIsChargedAsTheOneThatWasAsked() throws Exception {
    server.enqueue(Vendor.stream(Vendor.GEMINI.events(FIRST, SECOND, "")));
    Cost asked = ask(Vendor.GEMINI).cost();
    Files.writeString(
        folder.resolve("models.toml"),
        """
        [[models]]
        id = "gemini-3.5-flash-lite-001"
        tier = "gemini"
        prices = [{ from = 2099-01-01, input = 10, cached = 10, output = 10 }]
        """);
    server.enqueue(Vendor.stream(Vendor.GEMINI.events(FIRST, SECOND, "")));

    assertThat(ask(Vendor.GEMINI).cost()).isEqualTo(asked);
  }

  @Test
  void aKeyGoesOnlyOverHttpsExceptOnThisMachine() {
    for (String address : List.of("http://example.org", "ftp://localhost", "example.org")) {
      assertThatThrownBy(() -> VendorClient.address(address))
          .hasMessageContaining("not an https address");
    }
    assertThat(VendorClient.address("https://example.org").isHttps()).isTrue();
    assertThat(VendorClient.address("http://127.0.0.1:99/v1").port()).isEqualTo(99);
  }

  @Test
  void aServerOfOnesOwnMaySpeakHttpAsLongAsNoKeyIsSent() {
    assertThat(VendorClient.ownServer("http://gpu-1:8080/v1", "").host()).isEqualTo("gpu-1");
    assertThat(VendorClient.ownServer("http://localhost:8080/v1", "key").port()).isEqualTo(8080);
    assertThatThrownBy(() -> VendorClient.ownServer("http://gpu-1:8080/v1", "key"))
        .hasMessageContaining("not an https address")
        .extracting("hint")
        .asString()
        .contains("unencrypted");
    for (String address : List.of("http://gpu-1/v1?key=secret", "http://me:secret@gpu-1/v1")) {
      assertThatThrownBy(() -> VendorClient.ownServer(address, ""))
          .hasMessageContaining("not an https address")
          .hasMessageNotContaining("secret");
    }
    assertThatThrownBy(() -> VendorClient.ownServer("gpu-1:8080", ""))
        .hasMessageContaining("not an https address");
  }

  @Test
  void aRedirectIsNotFollowedWithTheKey() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(307)
            .addHeader("Location", server.url("/elsewhere").toString())
            .build());

    assertThatThrownBy(() -> ask(Vendor.CLAUDE)).isInstanceOf(ModelException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(Optional.ofNullable(server.takeRequest(1, TimeUnit.SECONDS))).isPresent();
  }
}
