package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Direction;
import dev.bellwether.Npm;
import dev.bellwether.Ticker;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Quote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we send, judged by the specification that Discord publishes. */
class SpecificationIT {
  private static final String POST = "IncomingWebhookRequestPartialSchema";
  private static final String PATCH = "IncomingWebhookUpdateRequestPartialSchema";
  private static final String BOT = "MessageCreateRequestSchema";

  @TempDir Path folder;

  private List<String> judge(List<String> requests) throws Exception {
    Path script =
        Npm.script("discord/specification.mjs", "discord-api-spec@10.0.266135", "zod@4.6.7");
    Path file = Files.write(folder.resolve("requests.jsonl"), requests);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process node =
        new ProcessBuilder("node", script.toString(), file.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(node.exitValue()).as(Files.readString(err)).isZero();
    return Files.readAllLines(out);
  }

  private static String request(String schema, String body) {
    return "{\"schema\":\"" + schema + "\",\"body\":" + body + "}";
  }

  private static List<Analysis> analyses(String reason) {
    return List.of(
        new Analysis.Pending(),
        new Analysis.Late(),
        new Analysis.Failed(reason, false),
        new Analysis.Failed(reason, true),
        PayloadTest.judged(Direction.BULLISH, reason, true),
        PayloadTest.judged(Direction.BEARISH, reason, false),
        PayloadTest.judged(Direction.NEUTRAL, "", true),
        new Analysis.Told(reason, "", true));
  }

  private static Card card(String headline, String url, Analysis analysis) {
    return new Card(
        "0123456789abcdef",
        headline,
        url,
        Collections.nCopies(9, new Ticker("BRK.B")),
        headline,
        Instant.parse("2026-11-24T14:30:00Z"),
        "8-K 2.02",
        Optional.of(
            new Quote(
                OptionalDouble.of(0.0012), OptionalDouble.of(-0.5), OptionalDouble.of(1.5e12))),
        analysis,
        "possible repeat");
  }

  private static List<Message> messages() {
    List<String> texts =
        List.of(
            "",
            "Apple beats estimates",
            "@everyone <@1> [x](http://y) **bold** `code` \u202e\u0000\ud83d\ude00",
            "a very long headline ".repeat(300),
            "\ud83d\ude80".repeat(3000),
            "\u0645\u0631\u062d\u0628\u0627 ".repeat(500));
    List<String> urls =
        List.of(
            "",
            "https://example.org/a?b=c#d",
            "javascript:alert(1)",
            "https://example.org/\u00fc b",
            "http://user:secret@example.org/",
            "https://example.org/" + "x".repeat(3000));
    List<Message> messages = new ArrayList<>();
    List<Card> all = new ArrayList<>();
    for (String text : texts) {
      for (String url : urls) {
        for (Analysis analysis : analyses(text)) {
          Card card = card(text, url, analysis);
          messages.add(new Message("0123456789abcdef01234567", List.of(card)));
          all.add(card);
        }
      }
    }
    for (int i = 0; i + Message.MOST_CARDS <= all.size(); i += 7) {
      messages.add(new Message("0123456789abcdef01234567", all.subList(i, i + Message.MOST_CARDS)));
    }
    return messages;
  }

  @Test
  void whateverAnArticleHoldsEveryRequestIsOneThatDiscordPublishes() throws Exception {
    List<String> requests = new ArrayList<>();
    for (Message message : messages()) {
      requests.add(request(POST, Payload.of(message)));
      requests.add(request(PATCH, Payload.of(message)));
      requests.add(request(BOT, Payload.withNonce(message)));
    }
    assertThat(requests).hasSizeGreaterThan(900);
    assertThat(judge(requests)).hasSameSizeAs(requests).containsOnly("ok");
  }

  @Test
  void theJudgeSeesWhatIsWrong() throws Exception {
    assertThat(
            judge(
                List.of(
                    request(POST, "{\"embeds\":[{\"title\":\"" + "x".repeat(257) + "\"}]}"),
                    request(POST, "{\"embeds\":[{\"colour\":1}]}"),
                    request(PATCH, "{\"embeds\":[{\"url\":\"no address\"}]}"),
                    request(BOT, "{\"nonce\":\"" + "x".repeat(26) + "\"}"))))
        .containsExactly(
            "embeds.0.title: too_big",
            "embeds.0: unrecognized_keys",
            "embeds.0.url: invalid_format",
            "nonce: too_big");
  }
}
