package dev.bellwether.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.BellwetherException;
import dev.bellwether.engine.BenchLive;
import dev.bellwether.report.OutputFormat;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether bench live}. */
@Command(
    name = "live",
    description = "Show stored headlines to a watch as if they were live, and count.",
    footer = {
      "",
      "A watch in a process of its own is given a feed, a Discord and a model, all on",
      "this machine. They keep journals, from which the figures are counted: in the",
      "folder that is named at the end, with all that the watch itself has written.",
      "Gaps of more than 30 s between two headlines are cut. Nothing leaves the machine.",
      "",
      "Examples:",
      "  bellwether bench live --articles 200 --format json",
      "  bellwether bench live --articles 2000 --speed 60 --drop 0.1"
    })
final class BenchLiveCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--articles",
      paramLabel = "N",
      required = true,
      description = "How many headlines are shown.")
  private int articles;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "60",
      description = "How many times as fast as they came (default: 60).")
  private double speed;

  @Option(
      names = "--delay",
      paramLabel = "MS",
      defaultValue = "20",
      description = "What the network to Discord adds, in milliseconds (default: 20).")
  private int delay;

  @Option(
      names = "--drop",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of Discord's answers that get lost (default: 0).")
  private double drop;

  BenchLiveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    check(articles >= 1 && articles <= 1_000_000, "--articles", "from 1 to 1000000");
    check(speed > 0 && speed <= 1_000_000, "--speed", "above 0, at most 1000000");
    check(delay >= 0 && delay <= 10_000, "--delay", "from 0 to 10000");
    check(drop >= 0 && drop <= 0.9, "--drop", "from 0 to 0.9");
    BenchLive.Report report =
        BenchLive.run(
            invocation.context(common),
            new BenchLive.Request(
                articles,
                speed,
                Duration.ofMillis(delay),
                drop,
                invocation
                    .surroundings()
                    .installation()
                    .resolve("datasets")
                    .resolve("demo")
                    .resolve("news.csv")));
    Map<String, Object> figures = report.byName();
    Console console = invocation.console();
    if (format.given() && format.format(console) == OutputFormat.JSON) {
      console.out().write(JSON.writeValueAsString(figures) + "\n");
    } else {
      format.print(
          console,
          new Table(List.copyOf(figures.keySet()), List.of(new ArrayList<>(figures.values()))));
    }
    invocation.note(common, "journals: " + report.folder());
    return report.partial() ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }

  private static void check(boolean allowed, String option, String range) {
    if (!allowed) {
      throw BellwetherException.usage(option + " is out of range", option + " must be " + range);
    }
  }
}
