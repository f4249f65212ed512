package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our clients against aimock. It does not emulate: Anthropic's and Gemini's batches, checks of
 * schema and temperature, Gemini's RetryInfo (it sends Retry-After), Anthropic's limit headers.
 */
class AimockIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static @Nullable Peer peer;
  @TempDir static Path logs;
  @TempDir Path folder;
  private PeerClient client;

  @BeforeAll
  static void startPeer() throws Exception {
    peer = Peer.aimock(logs.resolve("aimock.log"));
  }

  @AfterAll
  static void stopPeer() throws Exception {
    if (peer != null) {
      peer.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    client = new PeerClient(folder, peer());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    peer().send("DELETE", "/__aimock/chaos", "");
  }

  private static Peer peer() {
    return java.util.Objects.requireNonNull(peer);
  }

  private static void chaos(String json) throws Exception {
    peer().send("POST", "/__aimock/chaos", json);
  }

  private <X extends ModelException> X fails(Vendor vendor, String text, Class<X> with) {
    return catchThrowableOfType(with, () -> client.ask(vendor, text));
  }

  @ParameterizedTest
  @EnumSource
  void aStreamBecomesAVerdictWithItsTokens(Vendor vendor) throws Exception {
    Completion completion = client.ask(vendor, "Acme beats");

    assertThat(completion.verdict().direction()).isEqualTo(Direction.BULLISH);
    assertThat(completion.verdict().score()).isEqualTo(0.5);
    assertThat(completion.usage().input()).isEqualTo(812);
    assertThat(completion.usage().output()).isEqualTo(14);
  }

  @Test
  void overloadedThenLimitedThenAnsweredAsTheVendorAsksTo() throws Exception {
    long started = System.nanoTime();

    Completion completion = client.askAgainAndAgain(Vendor.CLAUDE, "LADDER");

    assertThat(completion.verdict().direction()).isEqualTo(Direction.BULLISH);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(1));
    List<Integer> codes = new ArrayList<>();
    for (JsonNode entry : JSON.readTree(peer().send("GET", "/__aimock/journal", ""))) {
      if (entry.path("body").toString().contains("LADDER")) {
        codes.add(entry.path("response").path("status").asInt());
      }
    }
    assertThat(codes).containsExactly(529, 429, 200);
  }

  @ParameterizedTest
  @EnumSource
  void retryAfterIsTheWait(Vendor vendor) {
    ModelException.RateLimited limited = fails(vendor, "WAIT", ModelException.RateLimited.class);

    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatIsCutIsAFailureOfUnknownPrice(Vendor vendor) {
    assertThat(fails(vendor, "CUT", ModelException.Unavailable.class).bill())
        .isEqualTo(Bill.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aDisconnectIsAFailureOfUnknownPrice(Vendor vendor) throws Exception {
    chaos("{\"disconnectRate\":1}");

    assertThat(fails(vendor, "Acme beats", ModelException.Unavailable.class).bill())
        .isEqualTo(Bill.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsNoJsonIsAFailure(Vendor vendor) throws Exception {
    chaos("{\"malformedRate\":1}");

    assertThat(fails(vendor, "Acme beats", ModelException.Unavailable.class)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void proseIsNoVerdict(Vendor vendor) {
    assertThat(fails(vendor, "PROSE", ModelException.Unreadable.class).bill())
        .isInstanceOf(Bill.Charged.class);
  }

  @Test
  void anOpenAiBatchIsHandedInFoundAndCollected() throws Exception {
    BatchApi api = client.batches(Vendor.OPENAI);
    List<BatchApi.Ask> asks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Question question = ScriptedModel.question("Acme beats " + i, Instant.MAX);
      asks.add(new BatchApi.Ask("bw-7-" + i, client.model(Vendor.OPENAI).body(question)));
    }

    BatchApi.Receipt receipt = api.submit("bw-7", asks);
    String id = ((BatchApi.Accepted) receipt).id();
    BatchApi.Lost lost =
        new BatchApi.Lost("bw-7", 3, Instant.now(), Instant.now(), java.util.Set.of());
    assertThat(api.find(lost)).isEqualTo(new BatchApi.Found(id));

    List<BatchApi.Result> results = new ArrayList<>();
    BatchApi.Standing standing = api.look(id, results::add);
    for (int looks = 0; looks < 50 && !standing.ended(); looks++) {
      standing = api.look(id, results::add);
    }
    assertThat(standing).isEqualTo(BatchApi.Standing.of(true, "completed"));
    assertThat(results)
        .extracting(BatchApi.Result::name)
        .containsExactlyInAnyOrder("bw-7-0", "bw-7-1", "bw-7-2");
    assertThat(results).allMatch(result -> result instanceof BatchApi.Answered);
  }
}
