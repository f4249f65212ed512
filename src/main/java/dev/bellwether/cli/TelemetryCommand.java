package dev.bellwether.cli;

import dev.bellwether.engine.ExportMonitoring;
import dev.bellwether.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bellwether telemetry}. */
@Command(
    name = "telemetry",
    description = "Files for Prometheus and Grafana.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Metrics:  'watch --metrics-port 9464', and '--metrics-file FILE' of other commands",
      "Traces:   --set telemetry.otlp_url=http://localhost:4318, or Langfuse by its keys",
      "Logs:     --set telemetry.log_file=bellwether.log, one JSON object a line",
      "",
      "Examples:",
      "  bellwether telemetry export --to monitoring"
    },
    subcommands = TelemetryCommand.Export.class)
final class TelemetryCommand extends CommandWithSubcommands {

  /** {@code bellwether telemetry export}. */
  @Command(
      name = "export",
      description = "Write alert rules, a dashboard for Grafana, and an example prometheus.yml.",
      footer = {
        "",
        "Examples:",
        "  bellwether telemetry export",
        "  bellwether telemetry export --to /etc/prometheus --force"
      })
  static final class Export implements Callable<Integer> {
    private final Invocation invocation;
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private FormatOption format = new FormatOption();

    @Option(
        names = "--to",
        paramLabel = "DIR",
        defaultValue = "monitoring",
        description = "Folder to write to (default: ${DEFAULT-VALUE}).")
    private Path to = Path.of("monitoring");

    @Option(names = "--force", description = "Replace files that say something else.")
    private boolean force;

    Export(Invocation invocation) {
      this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
      List<List<Object>> rows = new ArrayList<>();
      for (Path file : ExportMonitoring.run(invocation.resolve(to), force)) {
        rows.add(List.of(file.toString()));
      }
      format.print(invocation.console(), new Table(List.of("file"), List.copyOf(rows)));
      invocation.note(common, "import the dashboard in Grafana, and name the rules in rule_files");
      return ExitCode.DONE.code();
    }
  }
}
