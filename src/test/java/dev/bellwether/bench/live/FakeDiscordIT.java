package dev.bellwether.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is the stand-in a Discord? The judge is the client of discord.js, which takes it for one. */
class FakeDiscordIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path HOME = Path.of(System.getProperty("bellwether.home", "."));

  /** Kept between runs, so that only the first one needs the network. */
  private static final Path CLIENT = HOME.resolve("target").resolve("discordjs");

  @TempDir Path folder;

  private static boolean succeeds(Path in, List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(in.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void install() throws Exception {
    Files.createDirectories(CLIENT);
    boolean there = Files.isDirectory(CLIENT.resolve("node_modules/@discordjs/rest"));
    Assumptions.assumeTrue(
        there
            || succeeds(
                CLIENT,
                List.of(
                    "npm", "i", "--silent", "--no-audit", "--no-fund", "@discordjs/rest@2.6.3")),
        "skipped: npm does not give @discordjs/rest here");
  }

  @Test
  void theClientOfDiscordJsIsServedLimitedAndRefusedAsByDiscord() throws Exception {
    install();
    Path script = CLIENT.resolve("outside-client.mjs");
    Files.copy(
        HOME.resolve("src/test/resources/discord/outside-client.mjs"),
        script,
        StandardCopyOption.REPLACE_EXISTING);
    try (FakeDiscord fake =
        FakeDiscord.start(
            0, FakeDiscord.Manners.USUAL, folder.resolve("journal"), Clock.systemUTC())) {
      fake.webhook("1", "token");
      String api = fake.bot("bot-token").replace("/v10", "");
      Path out = folder.resolve("out");
      Process node =
          new ProcessBuilder("node", script.toString(), api)
              .redirectOutput(out.toFile())
              .redirectError(folder.resolve("err").toFile())
              .start();
      assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(node.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();

      JsonNode met = JSON.readTree(Files.readString(out));
      assertThat(met.path("ids").asInt()).isEqualTo(12);
      assertThat(met.path("limited").asBoolean()).isTrue();
      assertThat(met.path("waited").asBoolean()).as("two windows were waited for").isTrue();
      assertThat(met.path("edited").asText()).isEqualTo("edited");
      assertThat(met.path("once").asBoolean()).isTrue();
      assertThat(met.path("unknown_webhook").asText()).isEqualTo("404 10015");
      assertThat(met.path("unknown_message").asText()).isEqualTo("404 10008");
      assertThat(met.path("too_long").asText()).isEqualTo("400 50035");
      assertThat(met.path("empty").asText()).isEqualTo("400 50006");
      assertThat(Files.readString(folder.resolve("journal"))).doesNotContain("\"status\":429");
    }
  }
}
