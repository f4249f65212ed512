package dev.bellwether.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Npm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is the stand-in a Discord? The judge is the client of discord.js, which takes it for one. */
class FakeDiscordIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  @TempDir Path folder;

  @Test
  void theClientOfDiscordJsIsServedLimitedAndRefusedAsByDiscord() throws Exception {
    Path script = Npm.script("discord/outside-client.mjs", "@discordjs/rest@2.6.3");
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
