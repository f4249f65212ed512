package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.RunWatch;
import dev.bellwether.engine.TestWebhooks;
import dev.bellwether.notify.discord.PrintedChannel;
import dev.bellwether.report.Table;
import dev.bellwether.watch.EventLine;
import dev.bellwether.watch.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  /** Screens and metrics want to know how things stand more often than files. */
  private static final Duration PULSE = Duration.ofSeconds(30);

  private final Invocation invocation;
  @Mixin private RunOptions common = new RunOptions();
  @Mixin private FormatOption format = new FormatOption();

  private boolean outputLost;
  private Instant nextPulse = Instant.MIN;

  @Option(
      names = "--once",
      description = "Look at every source once, finish all alerts, and end; for cron.")
  private boolean once;

  @Option(names = "--stdin", description = "Also read JSON Lines from standard input.")
  private boolean stdin;

  @Option(
      names = "--dry-run",
      description = "Print what would be sent; send, spend and keep nothing.")
  private boolean dryRun;

  @Option(
      names = "--test-webhook",
      description = "Post a message to every webhook, edit it, and say what came of it.")
  private boolean testWebhook;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = "Serve /metrics, /healthz and /readyz; 0 for any free port.")
  private @Nullable String metricsPort;

  WatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Context context = invocation.context(common, flags());
    if (testWebhook) {
      return test(context);
    }
    RunWatch.Report report;
    if (dryRun) {
      invocation.note(common, "dry run: verdicts are the embedded tier's, nothing is sent or kept");
      report =
          RunWatch.run(
              context,
              new RunWatch.Request(System.in, stdin, once, Optional.of(this::print)),
              event -> {});
    } else {
      report = watch(context, new RunWatch.Request(System.in, stdin, once, Optional.empty()));
    }
    invocation.console().flush();
    if (report.outcome().unfinished() > 0) {
      invocation.note(
          common, report.outcome().unfinished() + " alerts are left for the next watch");
    }
    if (report.outcome().undelivered() > 0) {
      invocation.note(
          common,
          "alerts that were not delivered: "
              + report.outcome().undelivered()
              + "; see them with 'bellwether dlq list'");
    }
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }

  private Flag[] flags() {
    List<Flag> flags = new ArrayList<>();
    boolean given =
        common.flags(invocation::resolve).stream().anyMatch(flag -> flag.key().equals("profile"));
    if (!given) {
      // Somebody waits for these answers, unless the user says otherwise.
      flags.add(new Flag("watch", "profile", "live"));
    }
    if (metricsPort != null) {
      flags.add(new Flag("--metrics-port", "telemetry.port", metricsPort));
    }
    return flags.toArray(Flag[]::new);
  }

  /** On a terminal a person looks on; piped, a program reads. */
  private RunWatch.Report watch(Context context, RunWatch.Request request) {
    Optional<WatchScreen> screen =
        invocation.surroundings().outIsTerminal() && !common.quiet() && common.progressWanted()
            ? WatchScreen.open(invocation.surroundings().clock())
            : Optional.empty();
    if (screen.isEmpty()) {
      return RunWatch.run(context, request, common.quiet() ? event -> {} : this::print);
    }
    try (WatchScreen open = screen.get()) {
      return RunWatch.run(context, request, open);
    }
  }

  private int test(Context context) throws IOException {
    List<TestWebhooks.Result> results = TestWebhooks.run(context);
    List<List<Object>> rows = new ArrayList<>();
    for (TestWebhooks.Result result : results) {
      rows.add(List.of(result.webhook(), result.result(), result.detail()));
    }
    format.print(
        invocation.console(), new Table(List.of("webhook", "result", "detail"), List.copyOf(rows)));
    if (results.stream().anyMatch(TestWebhooks.Result::refused)) {
      return ExitCode.CREDENTIALS.code();
    }
    return results.stream().allMatch(TestWebhooks.Result::ok)
        ? ExitCode.DONE.code()
        : ExitCode.FAILED.code();
  }

  private void print(WatchEvent event) {
    if (event instanceof WatchEvent.Pulse && event.at().isBefore(nextPulse)) {
      return;
    }
    if (event instanceof WatchEvent.Pulse) {
      nextPulse = event.at().plus(PULSE);
    }
    print(EventLine.of(event));
  }

  private void print(PrintedChannel.Request request) {
    print(RequestLine.of(request));
  }

  /** Nobody reads any more: the watch ends. A full disk is no reason to keep alerts back. */
  private void print(String line) {
    Console console = invocation.console();
    try {
      console.out().write(console.redaction().clean(line));
      console.out().write('\n');
      console.flush();
    } catch (ClosedPipeException e) {
      invocation.stop();
    } catch (IOException e) {
      if (!outputLost) {
        outputLost = true;
        console.line("note: " + e.getMessage() + "; the watch goes on without");
      }
    }
  }
}
