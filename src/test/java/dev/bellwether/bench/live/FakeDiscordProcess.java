package dev.bellwether.bench.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * A {@link FakeDiscord} as a process of its own: {@code JOURNAL [PORT [DELAY_MS [DROPPED]]]}.
 * Prints the address of a webhook and that of a bot, and ends with its standard input.
 */
public final class FakeDiscordProcess {
  private FakeDiscordProcess() {}

  /** Runs until its standard input ends. */
  public static void main(String[] args) throws IOException {
    int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    long delay = args.length > 2 ? Long.parseLong(args[2]) : 0;
    double dropped = args.length > 3 ? Double.parseDouble(args[3]) : 0;
    FakeDiscord.Manners manners =
        FakeDiscord.Manners.USUAL.delayed(Duration.ofMillis(delay)).dropping(dropped);
    try (FakeDiscord fake = FakeDiscord.start(port, manners, Path.of(args[0]), Clock.systemUTC())) {
      System.out.println(fake.webhook("1", "token"));
      System.out.println(fake.bot("bot-token"));
      System.out.flush();
      while (System.in.read() >= 0) {
        // Whoever started us says when it is over.
      }
    }
  }
}
