package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.engine.BenchSpeed;
import dev.bellwether.engine.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether bench speed}. */
@Command(
    name = "speed",
    description = "Measure how fast the local model reads and answers.",
    footer = {
      "",
      "Articles of equal length follow shared instructions, as in a real run. Some are",
      "asked again, to see whether the answers stay the same.",
      "",
      "Examples:",
      "  bellwether bench speed --model mistral.gguf",
      "  bellwether bench speed --mode verdict --slots 1,4 -f json",
      "  bellwether bench speed --articles 200 --plot speed.html"
    })
final class BenchSpeedCommand implements Callable<Integer> {
  private static final Set<String> MODES = Set.of("verdict", "full");

  private final Invocation invocation;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private LocalModelOptions model = new LocalModelOptions();

  @Option(
      names = "--articles",
      paramLabel = "N",
      defaultValue = "30",
      description = "Articles for each mode and number of slots (default: 30).")
  private int articles;

  @Option(
      names = "--again",
      paramLabel = "N",
      defaultValue = "10",
      description = "Of these, articles that are asked twice (default: 10).")
  private int again;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      split = ",",
      defaultValue = "verdict,full",
      description = "verdict, full or both (default: both).")
  private List<String> modes = new ArrayList<>();

  @Option(
      names = "--slots",
      paramLabel = "N",
      split = ",",
      defaultValue = "1",
      description = "Texts at a time, such as 1,2,4 (default: 1).")
  private List<Integer> slots = new ArrayList<>();

  @Option(
      names = "--prefix-tokens",
      paramLabel = "N",
      defaultValue = "400",
      description = "Length of the instructions (default: 400).")
  private int prefixTokens;

  @Option(
      names = "--article-tokens",
      paramLabel = "N",
      defaultValue = "100",
      description = "Length of an article (default: 100).")
  private int articleTokens;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also draw latency and memory, as an HTML page.")
  private @Nullable Path plot;

  BenchSpeedCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    check();
    Context context = model.context(invocation, common);
    context.workspace().create();
    BenchSpeed.Report report =
        BenchSpeed.run(
            context,
            new BenchSpeed.Request(articles, again, modes, slots, prefixTokens, articleTokens));
    SpeedPrinter.print(invocation.console(), format, report);
    if (plot != null) {
      Path file = invocation.resolve(plot);
      Files.writeString(file, SpeedPrinter.plot(report));
      invocation.note(common, "wrote " + file);
    }
    boolean whole = report.entries().stream().allMatch(entry -> entry.failed() == 0);
    return whole ? ExitCode.DONE.code() : ExitCode.PARTIAL.code();
  }

  private void check() {
    if (!MODES.containsAll(modes)) {
      throw BellwetherException.usage("--mode is verdict or full", "for example --mode verdict");
    }
    boolean within =
        articles >= 1
            && again >= 0
            && prefixTokens >= 50
            && articleTokens >= 20
            && slots.stream().allMatch(n -> n >= 1 && n <= 64);
    if (!within) {
      throw BellwetherException.usage(
          "a number is out of range: articles from 1, slots from 1 to 64, prefix-tokens from 50,"
              + " article-tokens from 20",
          "leave it out to take the default");
    }
  }
}
