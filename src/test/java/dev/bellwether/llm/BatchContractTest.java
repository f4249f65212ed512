package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.llm.FakeBatches.Fate;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the batch API of every vendor, whatever it looks like on the wire. */
class BatchContractTest {
  private static final String KEY = "planted-key-0123456789";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private final VendorClient client =
      new VendorClient(HttpLimits.USUAL, Duration.ofMillis(700), Clock.systemUTC());
  private FakeBatches vendors;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("models.toml"),
        """
        [[models]]
        id = "some-model"
        tier = "openai"
        prices = [{ from = 2026-01-01, input = 1.0, cached = 0.5, output = 2.0 }]
        """);
    vendors = new FakeBatches();
  }

  @AfterEach
  void stop() {
    client.close();
    vendors.close();
  }

  private Protocol protocol(Vendor vendor) {
    Catalogue catalogue = Catalogue.load(folder.resolve("models.toml"));
    return vendor.protocol(
        catalogue.get(vendor.tier, vendor.model), prompt(), vendors.url(vendor.tier.key()), KEY);
  }

  private Prompt prompt() {
    return new PromptShelf(folder).get("headline");
  }

  private RemoteModel model(Vendor vendor) {
    Catalogue catalogue = Catalogue.load(folder.resolve("models.toml"));
    ModelCard card = catalogue.get(vendor.tier, vendor.model);
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    Till till = new Till(catalogue, card, clock).ofBatches();
    return new RemoteModel(card, prompt(), protocol(vendor), client, till);
  }

  private BatchApi api(Vendor vendor) {
    return protocol(vendor).batches(client);
  }

  private List<BatchApi.Ask> asks(Vendor vendor, int questions) throws ModelException {
    List<BatchApi.Ask> asks = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      Question question = ScriptedModel.question("Acme beats " + i, Instant.MAX);
      asks.add(new BatchApi.Ask("bw-1-" + i, model(vendor).body(question)));
    }
    return asks;
  }

  private String submit(Vendor vendor, int questions) throws ModelException {
    BatchApi.Receipt receipt = api(vendor).submit("bw-1", asks(vendor, questions));
    assertThat(receipt).isInstanceOf(BatchApi.Accepted.class);
    return ((BatchApi.Accepted) receipt).id();
  }

  private BatchApi.Lost lost(int questions, Set<String> known) {
    return new BatchApi.Lost("bw-1", questions, Instant.now(), Instant.now(), known);
  }

  @ParameterizedTest
  @EnumSource
  void everyQuestionIsTheOneThatASingleCallAsksWithoutTheStream(Vendor vendor) throws Exception {
    submit(vendor, 3);

    FakeBatches.Batch batch = vendors.batches().get(0);
    assertThat(batch.names()).containsExactly("bw-1-0", "bw-1-1", "bw-1-2");
    for (int i = 0; i < 3; i++) {
      JsonNode body = JSON.readTree(batch.bodies().get(i));
      assertThat(body.toString())
          .contains("Acme beats " + i, "additionalProperties", "trading desk")
          .doesNotContain(KEY);
      assertThat(body.has("stream")).isFalse();
      assertThat(body.has("stream_options")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchIsOpenUntilItHasEndedAndThenGivesResultsInAnyOrder(Vendor vendor) throws Exception {
    vendors.fates(body -> body.contains("beats 1") ? Fate.ERROR : Fate.ANSWER);
    String id = submit(vendor, 3);

    BatchApi.Standing open = api(vendor).look(id, result -> assertThat(result).isNull());
    assertThat(open.ended()).isFalse();
    assertThat(open.word().toLowerCase(Locale.ROOT)).matches("running|in_progress");

    vendors.end(true);
    List<BatchApi.Result> results = new ArrayList<>();
    assertThat(api(vendor).look(id, results::add).ended()).isTrue();
    assertThat(results)
        .extracting(BatchApi.Result::name)
        .containsExactlyInAnyOrder("bw-1-0", "bw-1-1", "bw-1-2");
    for (BatchApi.Result result : results) {
      if (result instanceof BatchApi.Answered answered) {
        Completion completion = model(vendor).read(answered.body());
        assertThat(completion.verdict().direction()).isEqualTo(Direction.BULLISH);
        assertThat(completion.cost()).isEqualTo(half(vendor));
      } else {
        assertThat(((BatchApi.Unanswered) result).why()).contains("ERROR");
        assertThat(result.name()).isEqualTo("bw-1-1");
      }
    }
  }

  /** Of 700 tokens in and 41 out, rounded up. */
  private static Cost half(Vendor vendor) {
    return switch (vendor) {
      // (700 * 0.30 + 41 * 2.50) / 2
      case GEMINI -> new Cost(157);
      // (700 * 0.10 + 41 * 0.50) / 2
      case CLAUDE -> new Cost(46);
      // (700 * 1 + 41 * 2) / 2
      case OPENAI -> new Cost(391);
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatExpiredSaysSoAndWhatIsNoVerdictIsStillCharged(Vendor vendor) throws Exception {
    vendors.fates(body -> body.contains("beats 0") ? Fate.EXPIRED : Fate.NO_VERDICT);
    String id = submit(vendor, 2);
    vendors.end(true);

    List<BatchApi.Result> results = new ArrayList<>();
    api(vendor).look(id, results::add);

    assertThat(results).hasSize(2);
    for (BatchApi.Result result : results) {
      if (result instanceof BatchApi.Answered answered) {
        assertThatThrownBy(() -> model(vendor).read(answered.body()))
            .isInstanceOfSatisfying(
                ModelException.Unreadable.class,
                e -> assertThat(((Bill.Charged) e.bill()).cost()).isEqualTo(half(vendor)));
      } else {
        assertThat(((BatchApi.Unanswered) result).why().toUpperCase(Locale.ROOT))
            .contains("EXPIRED");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchWhoseAnswerWasLostIsFoundAndAnotherIsNot(Vendor vendor) throws Exception {
    vendors.loseAnswers(true);
    assertThat(api(vendor).submit("bw-1", asks(vendor, 2))).isInstanceOf(BatchApi.Unheard.class);
    assertThat(vendors.batches()).as("nothing is sent twice unseen").hasSize(1);
    String id = vendors.batches().get(0).id();

    BatchApi.Trace open = api(vendor).find(lost(2, Set.of()));
    // Anthropic's batches bear no name: this one is known by its results.
    assertThat(open)
        .isEqualTo(
            vendor == Vendor.CLAUDE ? new BatchApi.Perhaps(List.of(id)) : new BatchApi.Found(id));
    vendors.end(true);
    assertThat(api(vendor).find(lost(2, Set.of()))).isEqualTo(new BatchApi.Found(id));

    BatchApi.Lost other = new BatchApi.Lost("bw-2", 2, Instant.now(), Instant.now(), Set.of());
    assertThat(api(vendor).find(other)).isEqualTo(new BatchApi.Nowhere());
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedBatchWasNotTakenAndAServerErrorSaysNothing(Vendor vendor) throws Exception {
    vendors.refuse(
        new MockResponse.Builder()
            .code(401)
            .body("{\"error\":{\"message\":\"" + KEY + "\"}}")
            .build());
    BatchApi.Receipt refused = api(vendor).submit("bw-1", asks(vendor, 1));
    assertThat(refused).isInstanceOf(BatchApi.Rejected.class);
    ModelException why = ((BatchApi.Rejected) refused).why();
    assertThat(why).isInstanceOf(ModelException.Denied.class);
    assertThat(why.getMessage()).doesNotContain(KEY);

    vendors.refuse(new MockResponse.Builder().code(503).build());
    assertThat(api(vendor).submit("bw-1", asks(vendor, 1))).isInstanceOf(BatchApi.Unheard.class);

    vendors.refuse(new MockResponse.Builder().code(429).build());
    assertThat(api(vendor).submit("bw-1", asks(vendor, 1))).isInstanceOf(BatchApi.Rejected.class);
    assertThat(vendors.batches()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyThereMeansNotTaken(Vendor vendor) throws Exception {
    BatchApi api = api(vendor);
    List<BatchApi.Ask> asks = asks(vendor, 1);
    vendors.close();

    assertThat(api.submit("bw-1", asks)).isInstanceOf(BatchApi.Rejected.class);
  }

  @ParameterizedTest
  @EnumSource
  void aBatchThatIsNotThereIsGoneAndNoReasonToMistrustTheKey(Vendor vendor) throws Exception {
    String id = vendor == Vendor.GEMINI ? "batches/none" : "none";

    assertThat(api(vendor).look(id, result -> {}).stage()).isEqualTo(BatchApi.Stage.GONE);
  }

  @ParameterizedTest
  @EnumSource
  void anyOtherFailureToLookIsNotABatchThatIsGone(Vendor vendor) throws Exception {
    String id = submit(vendor, 1);
    for (int code : new int[] {302, 400, 401, 403, 410, 422, 429, 500}) {
      vendors.failLooks(code);
      assertThatThrownBy(() -> api(vendor).look(id, result -> {}))
          .as("HTTP " + code)
          .isInstanceOf(ModelException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "GEMINI", mode = EnumSource.Mode.EXCLUDE)
  void aLineWithoutAnEndIsNotReadIntoMemory(Vendor vendor) throws Exception {
    String id = submit(vendor, 1);
    vendors.end(true);
    vendors.results("x".repeat(9 * 1024 * 1024));

    assertThatThrownBy(() -> api(vendor).look(id, result -> {}))
        .isInstanceOf(ModelException.Unavailable.class)
        .hasMessageContaining("AnswerTooLong");
  }
}
