package dev.bellwether.cli;

import dev.bellwether.bench.live.FakeDiscord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a few commands on nothing, so that the launcher can keep the classes they load in a
 * class-data archive. Prints nothing and leaves nothing behind.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs the rehearsal in the folder named by the only argument, which must not exist yet. It is
   * not the temporary folder, where a killed rehearsal would leave something behind.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectory(Path.of(args[0]));
    try {
      Surroundings nowhere =
          new Surroundings(
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              Map.of(),
              folder,
              folder,
              Path.of(System.getProperty("bellwether.home", ".")),
              Clock.systemUTC(),
              () -> "none",
              false,
              false,
              80);
      Program.run(nowhere, Interrupts.none(), "--help");
      Program.run(nowhere, Interrupts.none(), "demo", "--workspace", folder.toString(), "-q");
      Program.run(nowhere, Interrupts.none(), "sql", "select 1", "--workspace", folder.toString());
      watch(nowhere, folder);
    } finally {
      delete(folder);
    }
  }

  /** The first alert of a watch should not wait for classes. */
  private static void watch(Surroundings nowhere, Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve("watch"));
    Files.writeString(own.resolve("news.jsonl"), "{\"title\":\"Nothing has happened\"}\n");
    Files.writeString(
        own.resolve("bellwether.toml"),
        "[[sources]]\nname = \"news\"\nkind = \"folder\"\npath = \"*.jsonl\"\n");
    try (FakeDiscord discord =
        FakeDiscord.start(
            0, FakeDiscord.Manners.USUAL, own.resolve("discord.log"), Clock.systemUTC())) {
      Surroundings withWebhook =
          new Surroundings(
              nowhere.out(),
              nowhere.err(),
              Map.of("BELLWETHER_DISCORD_WEBHOOK", discord.webhook("1", "rehearsal")),
              nowhere.directory(),
              nowhere.home(),
              nowhere.installation(),
              nowhere.clock(),
              nowhere.suffixes(),
              nowhere.outIsTerminal(),
              nowhere.errIsTerminal(),
              nowhere.width());
      Program.run(withWebhook, Interrupts.none(), "watch", "--once", "--workspace", own.toString());
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
