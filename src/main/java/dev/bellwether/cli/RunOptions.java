package dev.bellwether.cli;

import dev.bellwether.config.Flag;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a command that is a run: one that the table of runs will tell of. */
final class RunOptions extends CommonOptions {
  @Option(
      names = "--metrics-file",
      paramLabel = "F",
      order = HelpPage.SHARED + 5,
      description = "Add what the run did to a file for Prometheus.")
  private @Nullable Path metricsFile;

  @Override
  List<Flag> flags(UnaryOperator<Path> resolve) {
    List<Flag> flags = super.flags(resolve);
    if (metricsFile != null) {
      String path = resolve.apply(metricsFile).toString();
      flags.add(new Flag("--metrics-file", "telemetry.metrics_file", path));
    }
    return flags;
  }
}
