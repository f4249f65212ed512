package dev.bellwether.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellwether.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
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
 * Our clients against MockServer. It does not emulate: batches, Gemini's RetryInfo, errors in the
 * middle of a stream.
 */
class MockServerIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String VERDICT =
      "{\"direction\":\"bullish\",\"score\":0.5,\"confidence\":0.8,\"rationale\":\"a beat\"}";

  private static @Nullable Peer peer;
  @TempDir static Path logs;
  @TempDir Path folder;
  private PeerClient client;

  @BeforeAll
  static void startPeer() throws Exception {
    peer = Peer.mockServer(logs.resolve("mockserver.log"));
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
    peer().put("/mockserver/reset", "");
  }

  private static Peer peer() {
    return Objects.requireNonNull(peer);
  }

  private static String path(Vendor vendor) {
    return switch (vendor) {
      case GEMINI -> "/v1beta/models/.*";
      case CLAUDE -> "/v1/messages";
      case OPENAI -> "/v1/chat/completions";
    };
  }

  private static String provider(Vendor vendor) {
    return vendor == Vendor.CLAUDE ? "ANTHROPIC" : vendor.name();
  }

  /** From now on this vendor says so; {@code stop} may be empty, {@code chaos} an empty object. */
  private static void says(Vendor vendor, String text, String stop, String chaos) throws Exception {
    ObjectNode expectation = JSON.createObjectNode();
    expectation.putObject("httpRequest").put("method", "POST").put("path", path(vendor));
    ObjectNode response = expectation.putObject("httpLlmResponse");
    response.put("provider", provider(vendor)).put("model", vendor.model);
    ObjectNode completion = response.putObject("completion").put("text", text);
    completion.put("streaming", true);
    if (!stop.isEmpty()) {
      completion.put("stopReason", stop);
    }
    completion.putObject("usage").put("inputTokens", 120).put("outputTokens", 8);
    if (!chaos.isEmpty()) {
      response.set("chaos", JSON.readTree(chaos));
    }
    peer().put("/mockserver/expectation", expectation.toString());
  }

  private <X extends ModelException> X fails(Vendor vendor, Class<X> with) {
    return catchThrowableOfType(with, () -> client.ask(vendor, "Acme beats"));
  }

  @ParameterizedTest
  @EnumSource
  void aStreamBecomesAVerdict(Vendor vendor) throws Exception {
    says(vendor, VERDICT, "", "");

    Completion completion = client.ask(vendor, "Acme beats");

    assertThat(completion.verdict().direction()).isEqualTo(Direction.BULLISH);
    if (vendor != Vendor.OPENAI) {
      assertThat(completion.usage().input()).isEqualTo(120);
      assertThat(completion.usage().output()).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatEndsCleanlyInTheMiddleIsAFailureOfUnknownPrice(Vendor vendor) throws Exception {
    says(vendor, VERDICT, "", "{\"truncateMode\":\"MID_STREAM\",\"truncateAtFraction\":0.5}");

    ModelException.Unavailable failure = fails(vendor, ModelException.Unavailable.class);

    assertThat(failure).hasMessageContaining("in the middle");
    assertThat(failure.bill()).isEqualTo(Bill.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void malformedEventsAreAFailure(Vendor vendor) throws Exception {
    says(vendor, VERDICT, "", "{\"malformedSse\":true}");

    assertThat(fails(vendor, ModelException.class))
        .isInstanceOfAny(ModelException.Unavailable.class, ModelException.Unreadable.class);
  }

  @Test
  void anOverloadedVendorSaysHowLongToWait() throws Exception {
    says(
        Vendor.CLAUDE,
        VERDICT,
        "",
        "{\"errorProbability\":1.0,\"errorStatus\":529,\"retryAfter\":\"2\"}");

    assertThat(fails(Vendor.CLAUDE, ModelException.Unavailable.class).retryAfter())
        .contains(Duration.ofSeconds(2));
  }

  @Test
  void geminisLimitIsOneToWaitFor() throws Exception {
    says(Vendor.GEMINI, VERDICT, "", "{\"errorProbability\":1.0,\"errorStatus\":429}");

    assertThat(fails(Vendor.GEMINI, ModelException.RateLimited.class)).isNotNull();
  }

  @Test
  void aQuotaLetsTwoCallsThroughAndLimitsTheThird() throws Exception {
    says(
        Vendor.CLAUDE,
        VERDICT,
        "",
        "{\"quotaName\":\"two\",\"quotaLimit\":2,\"quotaWindowMillis\":60000,\"quotaErrorStatus\":429}");

    // MockServer closes a connection behind a stream without saying so.
    for (int call = 0; call < 2; call++) {
      try (PeerClient fresh = new PeerClient(folder, peer())) {
        assertThat(fresh.ask(Vendor.CLAUDE, "Acme beats").verdict()).isNotNull();
      }
    }
    assertThat(fails(Vendor.CLAUDE, ModelException.RateLimited.class)).isNotNull();
  }

  @Test
  void aRefusalIsNoVerdictAndIsPaid() throws Exception {
    says(Vendor.CLAUDE, "", "refusal", "");

    assertThat(fails(Vendor.CLAUDE, ModelException.Refused.class).bill())
        .isInstanceOf(Bill.Charged.class);
  }
}
