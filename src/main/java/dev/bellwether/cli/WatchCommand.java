package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.RunWatch;
import dev.bellwether.watch.EventLine;
import dev.bellwether.watch.WatchEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether watch}. */
@Command(
    name = "watch",
    description = "Alert on news at once, and edit the alerts with their sentiment.",
    footer = {
      "",
      "Looks at the [[sources]] of bellwether.toml and alerts its [[webhooks]], or the",
      "one of BELLWETHER_DISCORD_WEBHOOK. Piped, each event is one line of JSON.",
      "Killed at any moment, the next watch finishes what this one has begun.",
      "",
      "Examples:",
      "  bellwether watch",
      "  bellwether watch --once -q",
      "  tail -F news.jsonl | bellwether watch --stdin --dry-run"
    })
final class WatchCommand implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--once",
      description = "Look at every source once, finish all alerts, and end; for cron.")
  private boolean once;

  @Option(names = "--stdin", description = "Also read JSON Lines from standard input.")
  private boolean stdin;

  WatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context = invocation.context(common, profile());
    RunWatch.Request request =
        new RunWatch.Request(stdin ? Optional.of(System.in) : Optional.empty(), once);
    RunWatch.run(context, request, this::print);
    invocation.console().flush();
    return ExitCode.DONE.code();
  }

  /** Somebody waits for these answers, unless the user says otherwise. */
  private Flag[] profile() {
    boolean given =
        common.flags(invocation::resolve).stream().anyMatch(flag -> flag.key().equals("profile"));
    return given ? new Flag[0] : new Flag[] {new Flag("watch", "profile", "live")};
  }

  private void print(WatchEvent event) {
    Console console = invocation.console();
    try {
      console.out().write(console.redaction().clean(EventLine.of(event)));
      console.out().write('\n');
      console.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
