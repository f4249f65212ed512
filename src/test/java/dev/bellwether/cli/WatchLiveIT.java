package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.Ticker;
import dev.bellwether.bench.live.FakeDiscord;
import dev.bellwether.bench.live.LiveCount;
import dev.bellwether.bench.live.LiveFigures;
import dev.bellwether.bench.live.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch in a process of its own, and what a channel sees of it. */
class WatchLiveIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final FakeDiscord.Manners MANNERS =
      FakeDiscord.Manners.USUAL.delayed(Duration.ofMillis(20));
  private static final String HOSTILE =
      "@everyone @here <@123> <@&4> **act now** [free money](https://evil.example/x) `x` ||y||";

  @TempDir Path folder;

  private LiveLab lab(List<Story> stories) throws IOException {
    return new LiveLab(folder, folder.resolve("workspace"), stories, MANNERS);
  }

  private void run(LiveLab lab, int stories) throws Exception {
    lab.start();
    assertThat(LiveLab.await(Duration.ofMinutes(1), this::hasBegun)).isTrue();
    lab.feed.begin();
    boolean finished = LiveLab.await(Duration.ofMinutes(2), () -> lab.discord.finals() == stories);
    assertThat(finished).as(() -> read("watch.log")).isTrue();
  }

  private boolean hasBegun() {
    return read("events.jsonl").contains("\"polled\"");
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<JsonNode> discord() throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("discord.jsonl"))) {
      entries.add(JSON.readTree(line));
    }
    return entries;
  }

  @Test
  void alertsComeAtOnceAndVerdictsAfterThemAndHostileTextsDoNothing() throws Exception {
    List<Story> stories = new ArrayList<>(LiveLab.stories(20, Duration.ofMillis(450), 7));
    stories.add(new Story(21, HOSTILE, List.of(new Ticker("EVIL")), Duration.ofMillis(450 * 21L)));
    try (LiveLab lab = lab(stories)) {
      run(lab, stories.size());
      Ran second =
          new Shell(folder)
              .run(
                  "watch",
                  "--set",
                  "embedded.model=lexicon",
                  "--workspace",
                  lab.workspace.toString());
      assertThat(lab.stop()).isEqualTo(143);

      LiveFigures figures = LiveCount.of(folder, 0, 0);
      System.out.println("live: " + figures);
      assertThat(figures.lost() + figures.duplicated() + figures.uncertain()).isZero();
      assertThat(figures.edited()).isEqualTo(stories.size());
      // The goals hold on a machine with nothing else to do; where builds share it, some more.
      boolean quiet = Boolean.getBoolean("bellwether.heavy");
      assertThat(figures.alertP95Ms()).isLessThanOrEqualTo(quiet ? 200 : 2_000);
      assertThat(figures.editP95Ms()).isLessThanOrEqualTo(quiet ? 100 : 2_000);
      second.exits(ExitCode.FAILED).mentions("a watch is running in");
      second.mentions("as process " + lab.process().pid());
      checkNobodyWasPinged();
      checkNoSecretIsKept(lab);
    }
  }

  private void checkNobodyWasPinged() throws IOException {
    List<JsonNode> entries = discord();
    assertThat(entries).allMatch(entry -> entry.path("pings").isEmpty());
    String titles = read("discord.jsonl");
    assertThat(titles).contains("act now").doesNotContain("@everyone", "@here", "https://evil");
  }

  private void checkNoSecretIsKept(LiveLab lab) throws IOException {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("events.jsonl")));
    files.add(folder.resolve("watch.log"));
    try (Stream<Path> all = Files.walk(lab.workspace)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(4);
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(bytes).as("%s", file).doesNotContain("planted-secret");
    }
  }

  @Test
  void aModelThatIsDownOpensItsCircuitAndItsStopgapsSayThatTheyAreSome() throws Exception {
    int stories = 8;
    try (LiveLab lab = lab(LiveLab.stories(stories, Duration.ofMillis(400), 13))) {
      lab.model.down(true);
      lab.start();
      assertThat(LiveLab.await(Duration.ofMinutes(1), this::hasBegun)).isTrue();
      lab.feed.begin();
      boolean said =
          LiveLab.await(
              Duration.ofMinutes(1),
              () ->
                  read("events.jsonl").contains("\"event\":\"circuit_changed\"")
                      && read("discord.jsonl")
                          .contains("fallback verdict, a better one is pending"));

      assertThat(said).as(() -> read("events.jsonl")).isTrue();
      assertThat(read("events.jsonl"))
          .contains("\"tier\":\"openai\",\"from\":\"closed\",\"to\":\"open\"");
      assertThat(lab.stop()).isEqualTo(143);
    }
  }

  @Test
  void aBurstIsThroughAsSoonAsTheBucketsAllowAndMeetsNoRefusal() throws Exception {
    int burst = 200;
    try (LiveLab lab = lab(LiveLab.stories(burst, Duration.ZERO, 11))) {
      run(lab, burst);
      assertThat(lab.stop()).isEqualTo(143);

      List<JsonNode> entries = discord();
      assertThat(entries).allMatch(entry -> entry.path("status").asInt() == 200);
      double posts = ratio(entries, "POST");
      double edits = ratio(entries, "PATCH");
      System.out.printf(
          "burst: %d requests, posts %.3f, edits %.3f of what the buckets allow%n",
          entries.size(), posts, edits);
      assertThat(posts).isLessThanOrEqualTo(1.1);
      LiveFigures figures = LiveCount.of(folder, 0, 0);
      assertThat(figures.lost() + figures.duplicated() + figures.uncertain()).isZero();
      assertThat(figures.edited()).isEqualTo(burst);
    }
  }

  /** Time from the first request to the last over the least that five in two seconds allow. */
  private static double ratio(List<JsonNode> entries, String method) {
    List<Long> times =
        entries.stream()
            .filter(entry -> entry.path("method").asText().equals(method))
            .map(entry -> entry.path("received_us").asLong())
            .sorted()
            .toList();
    int windows = (times.size() - 1) / 5;
    double took = (times.get(times.size() - 1) - times.get(0)) / 1e6;
    return windows == 0 ? 0 : took / (windows * 2.0);
  }
}
