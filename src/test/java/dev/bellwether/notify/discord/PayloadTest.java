package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import dev.bellwether.Tier;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Quote;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant AT = Instant.parse("2026-11-24T14:30:00Z");
  private static final Ticker AAPL = new Ticker("AAPL");

  static Card card(String headline, Analysis analysis) {
    return new Card(
        "0123456789abcdef",
        headline,
        "https://example.org/a",
        List.of(AAPL, new Ticker("MSFT")),
        "wire",
        AT,
        "",
        Optional.empty(),
        analysis,
        "");
  }

  static Analysis.Judged judged(Direction direction, String reason, boolean settled) {
    return new Analysis.Judged(
        Optional.of(AAPL),
        direction,
        0.8,
        0.874,
        true,
        reason,
        Tier.GEMINI,
        "gemini-x",
        Duration.ofMillis(2345),
        !settled,
        settled);
  }

  private static JsonNode json(Message message) {
    try {
      return JSON.readTree(Payload.of(message));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode embed(Card card) {
    return json(new Message("n", List.of(card))).path("embeds").path(0);
  }

  private static int length(JsonNode message) {
    int length = 0;
    for (JsonNode embed : message.path("embeds")) {
      length += embed.path("title").asText().length();
      length += embed.path("description").asText().length();
      length += embed.path("footer").path("text").asText().length();
      for (JsonNode field : embed.path("fields")) {
        length += field.path("name").asText().length() + field.path("value").asText().length();
      }
    }
    return length;
  }

  @Test
  void anAlertIsOrangeAndSaysThatItsAnalysisIsPending() {
    JsonNode embed = embed(card("Apple beats", new Analysis.Pending()));

    assertThat(embed.path("title").asText()).isEqualTo("AAPL, MSFT: Apple beats");
    assertThat(embed.path("color").asInt()).isEqualTo(0xE67E22);
    assertThat(embed.path("description").asText()).isEqualTo("analysis pending");
    assertThat(embed.path("url").asText()).isEqualTo("https://example.org/a");
    assertThat(embed.path("fields").toString()).contains("wire", "<t:1795530600:f>");
    assertThat(embed.path("footer").path("text").asText())
        .isEqualTo("analysis pending \u00b7 0123456789ab");
  }

  @Test
  void aVerdictHasItsColourConfidenceReasonTierAndLatency() {
    JsonNode embed =
        embed(card("Apple beats", judged(Direction.BULLISH, "beats; guidance up", true)));

    assertThat(embed.path("color").asInt()).isEqualTo(0x2ECC71);
    assertThat(embed.path("description").asText())
        .isEqualTo("**Bullish** for AAPL, confidence 87 % · BUY\nbeats; guidance up");
    assertThat(embed.path("fields").toString()).contains("gemini", "2.3 s");
    assertThat(embed.path("footer").path("text").asText()).startsWith("final");
  }

  @Test
  void aVerdictSaysWhomItIsForAndOneOnTheWholeTextNamesNobody() {
    Analysis.Judged apple = judged(Direction.BEARISH, "", true);
    Analysis.Judged whole =
        new Analysis.Judged(
            Optional.empty(),
            apple.direction(),
            apple.value(),
            apple.confidence(),
            apple.calibrated(),
            "",
            apple.tier(),
            apple.model(),
            apple.latency(),
            false,
            true);
    Card inDigest = card("Microsoft wins as Apple loses", apple);
    JsonNode digest = json(new Message("n", List.of(inDigest, inDigest)));

    assertThat(digest.path("embeds").path(1).path("description").asText())
        .contains("**Bearish** for AAPL, confidence");
    assertThat(embed(card("Stocks fall", whole)).path("description").asText())
        .startsWith("**Bearish**, confidence");
  }

  @Test
  void bearishIsRedAndNeutralIsYellow() {
    assertThat(embed(card("x", judged(Direction.BEARISH, "", true))).path("color").asInt())
        .isEqualTo(0xE74C3C);
    assertThat(embed(card("x", judged(Direction.NEUTRAL, "", true))).path("color").asInt())
        .isEqualTo(0xF1C40F);
  }

  @Test
  void aStopgapLatenessAndFailureSaySo() {
    assertThat(embed(card("x", judged(Direction.BULLISH, "", false))).toString())
        .contains("(fallback)", "fallback verdict, a better one is pending");
    assertThat(embed(card("x", new Analysis.Late())).toString()).contains("analysis is late");
    assertThat(embed(card("x", new Analysis.Failed("all down", false))).toString())
        .contains("analysis failed: all down", "will be tried again");
  }

  @Test
  void theReasonIsCutAt150Characters() {
    String description =
        embed(card("x", judged(Direction.BULLISH, "r".repeat(400), true)))
            .path("description")
            .asText();

    assertThat(description.lines().skip(1).findFirst().orElseThrow()).hasSize(150);
  }

  @Test
  void mentionsAreAllowedToNobody() {
    JsonNode message =
        json(new Message("n", List.of(card("@everyone <@1>", new Analysis.Pending()))));

    assertThat(message.path("allowed_mentions").toString()).isEqualTo("{\"parse\":[]}");
    assertThat(message.has("content")).isFalse();
    assertThat(message.toString()).doesNotContain("@everyone", "<@1>");
  }

  @Test
  void whatIsNotKnownOfAPriceIsLeftOut() {
    Card quoted =
        new Card(
            "i",
            "moves",
            "",
            List.of(AAPL),
            "quotes",
            AT,
            "",
            Optional.of(
                new Quote(
                    OptionalDouble.of(189.2), OptionalDouble.of(-0.0512), OptionalDouble.empty())),
            new Analysis.Told("no news", "", true),
            "");

    assertThat(embed(quoted).path("fields").toString())
        .contains("189.20", "-5.1 %")
        .doesNotContain("Volume");
  }

  @Test
  void thePriceOfOneOfSeveralSharesSaysWhoseItIs() {
    Card quoted =
        new Card(
            "i",
            "deal",
            "",
            List.of(AAPL, new Ticker("MSFT")),
            "wire",
            AT,
            "",
            Optional.of(
                new Quote(
                    OptionalDouble.of(189.2), OptionalDouble.of(-0.0512), OptionalDouble.of(7))),
            new Analysis.Pending(),
            "",
            Optional.of(new Ticker("MSFT")));

    assertThat(embed(quoted).path("fields").findValuesAsText("name"))
        .contains("Price of MSFT", "Change of MSFT", "Volume of MSFT");
    assertThat(json(new Message("n", List.of(quoted, quoted))).path("embeds").path(0).toString())
        .contains("MSFT 189.20 -5.1 % 7");
  }

  @Test
  void addressesThatABrowserShouldNotOpenAreLeftOut() {
    for (String url :
        List.of("javascript:alert(1)", "https://user:pw@evil.example/", "not an address", "")) {
      Card card =
          new Card(
              "i",
              "x",
              url,
              List.of(),
              "wire",
              AT,
              "",
              Optional.empty(),
              new Analysis.Pending(),
              "");
      assertThat(embed(card).has("url")).as(url).isFalse();
    }
  }

  @Test
  void ofTheLongestTextsTenTogetherStayWithinTheLimitOfAMessage() {
    Card longest =
        card(
            "*".repeat(1000) + "\ud83d\ude00".repeat(200),
            judged(Direction.BULLISH, "_".repeat(900), false));
    for (int n = 1; n <= 10; n++) {
      JsonNode message = json(new Message("n", Collections.nCopies(n, longest)));

      assertThat(message.path("embeds")).hasSize(n);
      assertThat(length(message)).isLessThanOrEqualTo(6000);
      for (JsonNode embed : message.path("embeds")) {
        assertThat(embed.path("title").asText().length()).isLessThanOrEqualTo(256);
      }
    }
  }

  @Test
  void inADigestNoTwoEmbedsHaveTheSameAddress() {
    List<String> urls = new ArrayList<>();
    JsonNode message =
        json(new Message("n", Collections.nCopies(3, card("x", new Analysis.Pending()))));
    message.path("embeds").forEach(embed -> urls.add(embed.path("url").asText()));

    assertThat(urls).containsExactly("https://example.org/a", "", "");
  }

  @Test
  void aBotsMessageCarriesItsNonce() throws IOException {
    JsonNode body =
        JSON.readTree(
            Payload.withNonce(new Message("n1", List.of(card("x", new Analysis.Pending())))));

    assertThat(body.path("nonce").asText()).isEqualTo("n1");
    assertThat(body.path("enforce_nonce").asBoolean()).isTrue();
  }
}
