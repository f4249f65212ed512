package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.bench.live.FakeDiscord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other commands in the same workspace cost a watch, in one run: alone, then beside them. */
class WatchBesideIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int STORIES = 260;
  private static final int ALONE = 130;
  private static final Duration APART = Duration.ofMillis(450);

  @TempDir Path folder;

  @Test
  void replaySqlAndScoreBesideAWatchHoldNoAlertBackAndNoReservationFails() throws Exception {
    Assumptions.assumeTrue(Boolean.getBoolean("bellwether.heavy"), "skipped: two minutes");
    Path workspace = folder.resolve("workspace");
    Shell shell = new Shell(folder);
    shell.run("demo", "-q", "--workspace", workspace.toString()).exits(ExitCode.DONE);
    FakeDiscord.Manners manners = FakeDiscord.Manners.USUAL.delayed(Duration.ofMillis(20));
    try (LiveLab lab =
        new LiveLab(folder, workspace, LiveLab.stories(STORIES, APART, 17), manners)) {
      lab.start();
      assertThat(LiveLab.await(Duration.ofMinutes(1), () -> contains("events.jsonl", "\"polled\"")))
          .isTrue();
      lab.feed.begin();
      assertThat(LiveLab.await(Duration.ofMinutes(3), () -> lab.feed.appeared() >= ALONE)).isTrue();
      int commands = 0;
      while (lab.feed.appeared() < STORIES) {
        String[] all = {"sql", "replay", "score"};
        String command = all[commands++ % all.length];
        // The archive holds scores of the demo and of the watch.
        String mixed = command.equals("replay") ? "--allow-mixed" : "--no-progress";
        Ran ran =
            command.equals("sql")
                ? shell.run("sql", "select count(*) from scores", "--workspace", "workspace")
                : shell.run(
                    command,
                    "-q",
                    mixed,
                    "--set",
                    "embedded.model=lexicon",
                    "--set",
                    "score.tier=embedded",
                    "--workspace",
                    "workspace");
        ran.exits(ExitCode.DONE);
      }
      assertThat(LiveLab.await(Duration.ofMinutes(1), () -> lab.discord.finals() == STORIES))
          .isTrue();
      assertThat(lab.stop()).isEqualTo(143);

      double alone = p99(20, ALONE);
      double beside = p99(ALONE, STORIES);
      System.out.printf(
          "beside: alert p99 %.1f ms alone, %.1f ms beside %d commands%n", alone, beside, commands);
      assertThat(contains("events.jsonl", "\"scoring_failed\"")).isFalse();
      assertThat(contains("events.jsonl", "\"fallback\":true")).isFalse();
      assertThat(contains("events.jsonl", "\"journal_troubled\"")).isFalse();
      assertThat(beside - alone).isLessThanOrEqualTo(50);
    }
  }

  private boolean contains(String file, String text) {
    try {
      return Files.readString(folder.resolve(file)).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** From the feed's answer to the acceptance, of the stories from one number to another. */
  private double p99(int after, int upTo) throws IOException {
    Map<String, Long> served = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("feed.jsonl"))) {
      JsonNode entry = JSON.readTree(line);
      int number = entry.path("story").asInt();
      if (number > after && number <= upTo) {
        served.put(entry.path("path").asText(), entry.path("served_us").asLong());
      }
    }
    List<Double> latencies = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("discord.jsonl"))) {
      JsonNode entry = JSON.readTree(line);
      for (JsonNode embed : entry.path("embeds")) {
        String url = embed.path("url").asText();
        Long at = served.get(url.substring(Math.max(0, url.indexOf("/story/"))));
        if (at != null && entry.path("method").asText().equals("POST")) {
          latencies.add((entry.path("answered_us").asLong() - at) / 1e3);
        }
      }
    }
    latencies.sort(null);
    return latencies.get((int) Math.ceil(0.99 * latencies.size()) - 1);
  }
}
