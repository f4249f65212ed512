package dev.bellwether.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.bench.live.FakeDiscord;
import dev.bellwether.notify.Allowance;
import dev.bellwether.notify.Analysis;
import dev.bellwether.notify.Answer;
import dev.bellwether.notify.Card;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transport against a Discord that keeps its limits. */
class DiscordChannelIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final FakeDiscord.Manners MANNERS =
      FakeDiscord.Manners.USUAL.limited(5, Duration.ofMillis(500)).delayed(Duration.ofMillis(20));

  @TempDir Path folder;
  private final DiscordClient client = new DiscordClient(System::nanoTime);
  private FakeDiscord fake;

  private Channel webhook(FakeDiscord.Manners manners) {
    fake = FakeDiscord.start(0, manners, folder.resolve("journal"), Clock.systemUTC());
    return client.webhook("main", fake.webhook("1", "token"));
  }

  @AfterEach
  void close() {
    client.close();
    if (fake != null) {
      fake.close();
    }
  }

  private static Message message(String headline) {
    Card card = PayloadTest.card(headline, new Analysis.Pending());
    return new Message("nonce-" + headline.hashCode(), List.of(card));
  }

  private static Answer await(CompletableFuture<Answer> answer) {
    try {
      return answer.get(15, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static Answer post(Channel channel, String headline) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    channel.post(message(headline), answer::complete);
    return await(answer);
  }

  private static Answer edit(Channel channel, String id, String headline) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    channel.edit(id, message(headline), answer::complete);
    return await(answer);
  }

  private List<JsonNode> journal() {
    List<JsonNode> entries = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("journal"))) {
        entries.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return entries;
  }

  /** The stand-in notes an answer when it has sent it, so the last ones may still be missing. */
  private List<JsonNode> journal(int least) {
    long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (journal().size() < least && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(5_000_000);
    }
    return journal();
  }

  @Test
  void aMessageIsPostedAndEdited() {
    Channel channel = webhook(MANNERS);

    Answer posted = post(channel, "first");
    String id = ((Answer.Accepted) posted).messageId();
    Answer edited = edit(channel, id, "second");

    assertThat(edited).isInstanceOf(Answer.Accepted.class);
    assertThat(fake.standing()).hasSize(1);
    assertThat(fake.standing().get(0).toString()).contains("second").doesNotContain("first");
    assertThat(fake.standing().get(0).path("allowed_mentions").toString())
        .isEqualTo("{\"parse\":[]}");
  }

  @Test
  void asManyRequestsAsTheHeadersAllowMeetNoRefusalAndWasteNoTime() {
    Channel channel = webhook(MANNERS);
    int posts = 30;
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    long began = System.nanoTime();
    while (answers.size() < posts) {
      for (int i = channel.allowance(Channel.Action.POST).now();
          i > 0 && answers.size() < posts;
          i--) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answers.add(answer);
        channel.post(message("burst " + answers.size()), answer::complete);
      }
      LockSupport.parkNanos(500_000);
    }
    answers.forEach(DiscordChannelIT::await);
    double took = (System.nanoTime() - began) / 1e9;

    assertThat(journal(posts)).hasSize(posts).allMatch(e -> e.path("status").asInt() == 200);
    // Six windows of half a second, the last of which need not end.
    assertThat(took).isGreaterThan(2.4).isLessThan(3 * 1.5);
  }

  @Test
  void aRefusalSaysHowLongToWait() {
    Channel channel = webhook(MANNERS.limited(1, Duration.ofMillis(300)));
    post(channel, "first");

    Answer refused = post(channel, "second");

    assertThat(refused).isInstanceOf(Answer.Throttled.class);
    assertThat(((Answer.Throttled) refused).scope()).isEqualTo("user");
    assertThat(channel.allowance(Channel.Action.POST).now()).isZero();
    assertThat(channel.allowance(Channel.Action.POST).more()).isPositive();
    assertThat(channel.allowance(Channel.Action.EDIT).now()).isEqualTo(1);
  }

  @Test
  void aSharedBucketIsKnownByItsNameAndEditsLeaveOneForAnAlert() {
    Channel channel = webhook(MANNERS.sharing(true).limited(3, Duration.ofSeconds(2)));
    String id = ((Answer.Accepted) post(channel, "first")).messageId();
    edit(channel, id, "second");

    assertThat(channel.allowance(Channel.Action.EDIT).shared()).isTrue();
    assertThat(channel.allowance(Channel.Action.POST).now()).isEqualTo(1);
    assertThat(channel.allowance(Channel.Action.EDIT).now()).isZero();
  }

  @Test
  void theWallBeforeDiscordStopsAllChannels() {
    Channel channel = webhook(MANNERS);
    Channel other = client.webhook("other", fake.webhook("2", "token"));
    fake.block(Duration.ofSeconds(3));

    Answer blocked = post(channel, "x");

    assertThat(((Answer.Throttled) blocked).scope()).isEqualTo("cloudflare");
    assertThat(other.allowance(Channel.Action.POST).now()).isZero();
    assertThat(other.allowance(Channel.Action.POST).scope()).isEqualTo("cloudflare");
    assertThat(other.allowance(Channel.Action.POST).more()).isGreaterThan(Duration.ofSeconds(2));
  }

  /** Whoever answers here is not Discord. */
  private static MockResponse page(int status) {
    return new MockResponse.Builder().code(status).body("<html>Access denied</html>").build();
  }

  private static MockResponse accepted() {
    return new MockResponse.Builder().body("{\"id\":\"7\"}").build();
  }

  @Test
  void aWallThatLetsNobodyThroughRetiresNothingAndIsTriedEverLessOften() throws IOException {
    AtomicLong nanos = new AtomicLong();
    try (MockWebServer server = new MockWebServer();
        DiscordClient timed = new DiscordClient(nanos::get)) {
      server.start();
      Channel channel = timed.webhook("main", server.url("/api/webhooks/1/token").toString());
      Channel other = timed.webhook("other", server.url("/api/webhooks/2/token").toString());
      for (int seconds : new int[] {15, 30, 60}) {
        server.enqueue(page(403));
        assertThat(post(channel, "x")).isInstanceOf(Answer.NotSent.class);
        Allowance allowance = other.allowance(Channel.Action.POST);
        assertThat(allowance.now()).isZero();
        assertThat(allowance.more()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(allowance.scope()).isEqualTo("edge");
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
      }
      server.enqueue(accepted());
      assertThat(post(channel, "x")).isInstanceOf(Answer.Accepted.class);
      server.enqueue(page(403));
      post(channel, "x");
      assertThat(other.allowance(Channel.Action.POST).more()).isEqualTo(Duration.ofSeconds(15));
      assertThat(channel.allowance(Channel.Action.POST).gone()).isFalse();
    }
  }

  @Test
  void aWallCountsAsARefusalUntilThereAreTooMany() throws IOException {
    AtomicLong nanos = new AtomicLong();
    try (DiscordClient timed = new DiscordClient(nanos::get)) {
      RateLimits limits = timed.limits();
      for (int i = 0; i < 4_999; i++) {
        limits.invalid();
      }
      try (MockWebServer server = new MockWebServer()) {
        server.start();
        server.enqueue(page(403));
        post(timed.webhook("main", server.url("/api/webhooks/1/token").toString()), "x");
      }
      nanos.addAndGet(Duration.ofSeconds(15).toNanos());
      assertThat(limits.stoppedBy()).isEqualTo("invalid");
    }
  }

  @Test
  void aPageOfAProxyThatFindsNothingIsAFailureAfterWhichTheWebhookIsUsedAgain() throws IOException {
    AtomicLong nanos = new AtomicLong();
    try (MockWebServer server = new MockWebServer();
        DiscordClient timed = new DiscordClient(nanos::get)) {
      server.start();
      Channel channel = timed.webhook("main", server.url("/api/webhooks/1/token").toString());
      server.enqueue(page(404));
      server.enqueue(accepted());

      assertThat(post(channel, "x")).isInstanceOf(Answer.NotSent.class);
      assertThat(channel.allowance(Channel.Action.POST).now()).isZero();
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(channel.allowance(Channel.Action.POST).now()).isPositive();
      assertThat(post(channel, "x")).isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void aWebhookThatIsGoneIsNotUsedAgain() {
    Channel channel = webhook(MANNERS);
    fake.removeWebhook("1");

    Answer gone = post(channel, "x");

    assertThat(gone).isInstanceOf(Answer.Gone.class);
    assertThat(((Answer.Gone) gone).reason()).contains("10015").doesNotContain("token");
    assertThat(channel.allowance(Channel.Action.POST).gone()).isTrue();
  }

  @Test
  void anAnswerThatIsLostIsToldFromARequestThatWasNeverSent() throws IOException {
    Channel channel = webhook(MANNERS.dropping(1));
    Answer lost = post(channel, "x");
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    Channel nobody =
        client.webhook("nobody", "http://127.0.0.1:" + closed + "/api/webhooks/1/token");

    assertThat(lost).isInstanceOf(Answer.Lost.class);
    assertThat(fake.standing()).hasSize(1);
    assertThat(post(nobody, "x")).isInstanceOf(Answer.NotSent.class);
    assertThat(nobody.allowance(Channel.Action.POST).now()).isZero();
    assertThat(nobody.allowance(Channel.Action.POST).more()).isPositive();
  }

  @Test
  void oldMessagesAndDeletedOnesAreToldApart() {
    Channel channel = webhook(MANNERS.editable(Duration.ZERO));
    String id = ((Answer.Accepted) post(channel, "x")).messageId();

    assertThat(edit(channel, id, "y")).isInstanceOf(Answer.TooOld.class);
    assertThat(edit(channel, "42", "y")).isInstanceOf(Answer.Missing.class);
  }

  @Test
  void aBotsSecondMessageWithTheSameNonceIsTheFirst() {
    webhook(MANNERS);
    Channel bot = client.bot("bot", fake.bot("bot-token"), "7", "bot-token");

    Answer first = post(bot, "same");
    Answer second = post(bot, "same");

    assertThat(((Answer.Accepted) second).messageId())
        .isEqualTo(((Answer.Accepted) first).messageId());
    assertThat(fake.standing()).hasSize(1);
    assertThat(bot.remembers()).isPositive();
  }

  @Test
  void aWrongTokenRetiresTheChannel() {
    webhook(MANNERS);
    Channel bot = client.bot("bot", fake.bot("bot-token"), "7", "another");

    assertThat(post(bot, "x")).isInstanceOf(Answer.Gone.class);
  }
}
