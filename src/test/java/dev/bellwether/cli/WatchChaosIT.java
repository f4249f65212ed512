package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.bench.live.FakeDiscord;
import dev.bellwether.bench.live.LiveCount;
import dev.bellwether.bench.live.LiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A watch that is killed again and again while Discord's answers get lost, feed and model go down,
 * the disk fills up and the clock is set. What became of every story is counted from the journals
 * of the others.
 */
class WatchChaosIT {
  private static final boolean HEAVY = Boolean.getBoolean("bellwether.heavy");
  private static final int KILLS = HEAVY ? 50 : 5;
  private static final Duration LONGEST_LIFE = Duration.ofMillis(HEAVY ? 8_000 : 5_000);
  private static final long SEED = 20_261_125;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final List<Long> kills = new ArrayList<>();

  private static long nowUs() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  private void kill(LiveLab lab) throws InterruptedException {
    kills.add(nowUs());
    lab.kill();
  }

  private void live(LiveLab lab) throws IOException, InterruptedException {
    lab.start();
    // Half of the kills come while it starts and takes up what was left.
    long most = LONGEST_LIFE.toMillis() / (random.nextBoolean() ? 2 : 1);
    LiveLab.sleep(Duration.ofMillis((long) (random.nextDouble() * most)));
  }

  @Test
  void nothingIsLostAndEveryRepeatSaysSo() throws Exception {
    int stories = KILLS * 12;
    FakeDiscord.Manners manners =
        FakeDiscord.Manners.USUAL
            .delayed(Duration.ofMillis(20))
            .limited(25, Duration.ofSeconds(2))
            .dropping(0.1);
    Path disk = folder.resolve("disk");
    try (SmallDisk small = SmallDisk.mount(disk, 64);
        LiveLab lab =
            new LiveLab(
                folder, disk, LiveLab.stories(stories, Duration.ofMillis(300), SEED), manners)) {
      lab.feed.begin();
      for (int i = 0; i < KILLS; i++) {
        disturb(lab, small, i);
        live(lab);
        kill(lab);
      }
      calm(lab, small);
      finish(lab, stories);
      check(lab, stories);
    }
  }

  /** One kind of trouble at a time. */
  private void disturb(LiveLab lab, SmallDisk disk, int kill) throws Exception {
    calm(lab, disk);
    switch (kill % 5) {
      case 1 -> lab.feed.down(true);
      case 2 -> lab.model.down(true);
      case 3 -> disk.fill();
      case 4 -> lab.clockOff(Duration.ofHours(random.nextBoolean() ? 3 : -2));
      default -> {
        // None this time.
      }
    }
  }

  private static void calm(LiveLab lab, SmallDisk disk) throws Exception {
    lab.feed.down(false);
    lab.model.down(false);
    lab.clockOff(Duration.ZERO);
    disk.empty();
  }

  /** Undisturbed until every verdict stands there; a stopped watch ends well. */
  private void finish(LiveLab lab, int stories) throws Exception {
    lab.start();
    boolean finished =
        LiveLab.await(
            Duration.ofMinutes(HEAVY ? 10 : 3),
            () -> lab.feed.appeared() == stories && settled(lab) == stories);
    String log = Files.readString(folder.resolve("watch.log"));
    assertThat(finished).as("%s of %s settled; %s", settled(lab), stories, log).isTrue();
    assertThat(lab.stop()).isEqualTo(143);
  }

  private int settled(LiveLab lab) {
    try {
      return ChaosCount.of(lab.folder.resolve("discord.jsonl"), kills).finals();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void check(LiveLab lab, int stories) throws IOException {
    LiveFigures figures = LiveCount.of(folder, 0, 0);
    ChaosCount count = ChaosCount.of(folder.resolve("discord.jsonl"), kills);
    System.out.println("chaos, seed " + SEED + ": " + KILLS + " kills, " + count + ", " + figures);

    assertThat(figures.articles()).isEqualTo(stories);
    assertThat(figures.lost()).isZero();
    assertThat(figures.edited()).isEqualTo(stories);
    assertThat(count.unflaggedRepeats()).isZero();
    assertThat(count.repeats()).isLessThanOrEqualTo(count.lostAnswers());
    new Shell(folder)
        .run(
            "sql",
            "select count(*), count(distinct id) from documents",
            "--workspace",
            lab.workspace.toString())
        .prints(stories + "\t" + stories);
    try (Stream<Path> left = Files.list(lab.scratch)) {
      assertThat(left).as("left in the temporary folder").isEmpty();
    }
    for (String file : List.of("events.jsonl", "watch.log")) {
      assertThat(ChaosCount.linesWith(folder.resolve(file), "planted-secret")).isEmpty();
      assertThat(ChaosCount.linesWith(folder.resolve(file), "a bug in Bellwether")).isEmpty();
    }
  }
}
