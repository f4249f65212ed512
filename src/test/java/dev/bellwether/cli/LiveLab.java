package dev.bellwether.cli;

import dev.bellwether.Ticker;
import dev.bellwether.bench.live.FakeDiscord;
import dev.bellwether.bench.live.FakeFeed;
import dev.bellwether.bench.live.FakeModel;
import dev.bellwether.bench.live.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A watch in a process of its own, with a feed, a Discord and a model on loopback. */
final class LiveLab implements AutoCloseable {
  final Path folder;
  final Path workspace;
  final Path scratch;
  final FakeFeed feed;
  final FakeModel model;
  final FakeDiscord discord;
  private final Path clock;
  private final String webhook;
  private Process process;

  /**
   * A lab.
   *
   * @param folder takes the journals
   * @param workspace where the watch works
   */
  LiveLab(Path folder, Path workspace, List<Story> stories, FakeDiscord.Manners manners)
      throws IOException {
    this.folder = folder;
    this.workspace = Files.createDirectories(workspace);
    this.scratch = Files.createDirectories(folder.resolve("tmp"));
    this.clock = folder.resolve("clock");
    feed = FakeFeed.start(stories, 400, folder.resolve("feed.jsonl"), Clock.systemUTC());
    model =
        FakeModel.start(Duration.ofMillis(50), folder.resolve("model.jsonl"), Clock.systemUTC());
    discord = FakeDiscord.start(0, manners, folder.resolve("discord.jsonl"), Clock.systemUTC());
    webhook = discord.webhook("1", "planted-secret-of-the-webhook");
    Files.writeString(
        workspace.resolve("bellwether.toml"),
        """
        [[sources]]
        name = "feed"
        kind = "json"
        url = "%s"
        interval = "100ms"
        items = "items"
        trust_tags = true

        [[policies]]
        name = "lab"
        rules = [{ tiers = ["openai"], why = "the stand-in" }]

        [route]
        policy = "lab"

        [openai]
        url = "%s"
        model = "%s"

        [limits]
        per_minute = 1000000

        [watch]
        retry_after = "2s"
        """
            .formatted(feed.address(), model.address(), FakeModel.ID));
    Files.writeString(workspace.resolve("models.toml"), FakeModel.card(0.3, 2.5));
  }

  /** Stories with headlines that no two share, at an even pace. */
  static List<Story> stories(int count, Duration apart, long seed) {
    Random random = new Random(seed);
    String[] firms = {"Acorn", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Ginkgo", "Hazel"};
    String[] verbs = {"raises", "cuts", "confirms", "misses", "beats", "lowers", "delays"};
    String[] things = {"outlook", "dividend", "guidance", "revenue", "forecast", "margin"};
    List<Story> stories = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      int firm = random.nextInt(firms.length);
      String title =
          "%s %s %s to %d after case %s"
              .formatted(
                  firms[firm],
                  verbs[random.nextInt(verbs.length)],
                  things[random.nextInt(things.length)],
                  random.nextInt(100_000),
                  Long.toString(random.nextLong() >>> 8, 36));
      stories.add(new Story(i, title, List.of(new Ticker("T" + firm)), apart.multipliedBy(i)));
    }
    return stories;
  }

  /** Starts the watch; its output is appended to {@code events.jsonl} and {@code watch.log}. */
  void start() throws IOException {
    Path dist = Path.of(System.getProperty("bellwether.dist", "none"));
    if (!Files.isDirectory(dist)) {
      dist = Path.of(System.getProperty("bellwether.home", "."), "target", "dist");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + scratch,
            "-Dorg.sqlite.lib.path=" + dist.resolve("lib").toAbsolutePath(),
            "-Dbellwether.home=" + System.getProperty("bellwether.home", "."),
            "-Dbellwether.test.clock=" + clock,
            "-cp",
            System.getProperty("java.class.path"),
            JumpyMain.class.getName(),
            "watch",
            "--workspace",
            workspace.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("BELLWETHER_"));
    builder.environment().put("BELLWETHER_DISCORD_WEBHOOK", webhook);
    builder.environment().put("BELLWETHER_OPENAI_API_KEY", "planted-secret-of-the-model");
    builder.environment().put("BELLWETHER_EMBEDDED_MODEL", "lexicon");
    process =
        builder
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("events.jsonl").toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("watch.log").toFile()))
            .start();
  }

  Process process() {
    return process;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      throw new AssertionError("the watch does not end");
    }
    return process.exitValue();
  }

  /** Sets the clock of the watch. */
  void clockOff(Duration by) throws IOException {
    Files.writeString(clock, Long.toString(by.toSeconds()));
  }

  static void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  /** Waits; false if it takes too long. */
  static boolean await(Duration longest, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      sleep(Duration.ofMillis(50));
    }
    return true;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
    feed.close();
    model.close();
    discord.close();
  }
}
