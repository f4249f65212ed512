package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bench.live.FakeDiscord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch --once} as cron runs it, with feeds and a Discord on loopback. */
class WatchOnceIT {
  private static final String[] FIRMS = {"Acorn", "Birch", "Cedar", "Dogwood"};

  @TempDir Path folder;
  private final MockWebServer feeds = new MockWebServer();
  private FakeDiscord discord;
  private Shell shell;
  private String story = "raises its outlook";

  @BeforeEach
  void open() throws IOException {
    feeds.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String firm = request.getUrl().pathSegments().get(0);
            return new MockResponse.Builder()
                .body(
                    "<rss><channel><title>t</title><item><guid>%s</guid><title>%s %s</title></item></channel></rss>"
                        .formatted(firm + story, firm, story))
                .build();
          }
        });
    feeds.start();
    discord =
        FakeDiscord.start(
            0, FakeDiscord.Manners.USUAL, folder.resolve("journal"), Clock.systemUTC());
    shell = new Shell(folder).timedBy(now -> Clock.systemUTC());
    shell.set("BELLWETHER_DISCORD_WEBHOOK", discord.webhook("1", "token"));
  }

  @AfterEach
  void close() {
    feeds.close();
    discord.close();
  }

  private void configure(int count) {
    StringBuilder sources = new StringBuilder();
    IntStream.range(0, count)
        .forEach(
            i ->
                sources
                    .append("[[sources]]\nname = \"%s\"\nkind = \"feed\"\n".formatted(FIRMS[i]))
                    .append("url = \"%s\"\n".formatted(feeds.url("/" + FIRMS[i]))));
    shell.write("bellwether.toml", sources.toString());
  }

  private Ran once() {
    return shell.run("watch", "--once", "--set", "embedded.model=lexicon");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void everyFeedOfOneHostIsLookedAtAndAlerted(int count) {
    configure(count);

    Ran ran = once().exits(ExitCode.DONE);

    assertThat(discord.standing()).hasSize(count);
    assertThat(ran.out().lines().filter(line -> line.contains("\"event\":\"polled\"")))
        .hasSize(count);
  }

  private long requests() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("journal"))) {
      return lines.count();
    }
  }

  @Test
  void aWebhookThatIsGoneIsLeftAloneByLaterWatchesUntilATestSucceeds() throws IOException {
    configure(1);
    discord.removeWebhook("1");
    once()
        .exits(ExitCode.PARTIAL)
        .mentions("alerts that were not delivered: 1; see them with 'bellwether dlq list'");
    assertThat(shell.run("runs", "list").out())
        .contains("\tpartial\t")
        .contains("{\"unfinished\":0,\"undelivered\":1}");
    long asked = requests();

    story = "cuts its dividend";
    Ran second = once();
    assertThat(requests()).isEqualTo(asked);
    second
        .exits(ExitCode.PARTIAL)
        .mentions("'discord' is retired since")
        .mentions("watch --test-webhook");
    assertThat(second.out()).contains("\"event\":\"channel_retired\"");

    shell.run("watch", "--test-webhook").exits(ExitCode.CREDENTIALS);
    story = "delays a plant";
    once().mentions("'discord' is retired since");

    discord.webhook("1", "token");
    shell
        .run("watch", "--test-webhook")
        .exits(ExitCode.DONE)
        .prints("discord\tok\tthe next watch uses it again");
    story = "opens a plant";
    assertThat(once().exits(ExitCode.DONE).err()).doesNotContain("retired");
    assertThat(discord.standing().toString()).contains("opens a plant");
  }

  @Test
  void anotherAddressIsNotRetiredAndNoAddressIsKept() throws IOException {
    configure(1);
    discord.removeWebhook("1");
    once();
    shell.set("BELLWETHER_DISCORD_WEBHOOK", discord.webhook("2", "other-token"));
    story = "opens a plant";

    assertThat(once().exits(ExitCode.DONE).err()).doesNotContain("retired");

    assertThat(discord.standing().toString()).contains("opens a plant");
    assertThat(Files.readString(folder.resolve("state.sqlite"), StandardCharsets.ISO_8859_1))
        .doesNotContain("api/webhooks", "other-token");
  }

  @Test
  void anAlertThatIsHeldIsListedAndSentAgainOrDroppedAsAPersonSays() throws Exception {
    try (MockWebServer web = new MockWebServer()) {
      web.start();
      shell.set("BELLWETHER_DISCORD_WEBHOOK", web.url("/api/webhooks/1/token").toString());
      shell.set("BELLWETHER_WATCH_ON_UNCERTAIN", "hold");
      configure(1);
      web.enqueue(new MockResponse.Builder().code(500).build());
      once().exits(ExitCode.PARTIAL);
      String hash = listed("held, may stand there already: HTTP 500");

      shell
          .run("dlq", "retry", hash, "--set", "embedded.model=lexicon")
          .mentions("1 dead letters are tried again");
      assertThat(shell.run("dlq", "list").out()).isEmpty();
      web.enqueue(new MockResponse.Builder().code(500).build());
      once().exits(ExitCode.PARTIAL);
      web.takeRequest();
      assertThat(web.takeRequest().getBody().utf8()).contains("possible repeat");

      shell.run("dlq", "drop", listed("held")).prints("1");
      assertThat(shell.run("dlq", "list").out()).isEmpty();
      once().exits(ExitCode.DONE);
      assertThat(web.getRequestCount()).isEqualTo(2);
    }
  }

  private String listed(String reason) {
    Ran list = shell.run("dlq", "list");
    assertThat(list.rows()).hasSize(1);
    assertThat(list.out()).contains(reason);
    return list.rows().get(0).split("\t", -1)[7];
  }
}
