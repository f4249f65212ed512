package dev.bellwether.telemetry;

import io.prometheus.metrics.core.metrics.Gauge;
import java.util.List;

/** What Prometheus is told of the run as a whole; for commands that a timer starts. */
final class RunMetrics {
  /** Every status a run may end with, so that each has a series whatever happens. */
  private static final List<String> STATUSES = List.of("done", "partial", "failed", "interrupted");

  private final Gauge build;
  private final Gauge status;
  private final Gauge seconds;
  private final Gauge endedAt;
  private final Gauge items;

  RunMetrics(Families families) {
    build = families.gauge("bellwether_build_info", "1, with the version of Bellwether", "version");
    status =
        families.gauge(
            "bellwether_run_status",
            "1 for the status that the latest run of a command ended with",
            "command",
            "status");
    seconds =
        families.gauge(
            "bellwether_run_duration_seconds",
            "How long the latest run of a command took",
            "command");
    endedAt =
        families.gauge(
            "bellwether_run_end_timestamp_seconds",
            "When the latest run of a command ended, by its status",
            "command",
            "status");
    items =
        families.gauge(
            "bellwether_run_items",
            "Figures of the latest run of a command, as in the table of runs",
            "command",
            "item");
  }

  void began(Run run) {
    build.labelValues(run.version()).set(1);
  }

  void ended(RunEnd end) {
    String command = end.run().command();
    STATUSES.forEach(
        each -> status.labelValues(command, each).set(each.equals(end.status()) ? 1 : 0));
    seconds.labelValues(command).set(end.took().toNanos() / 1e9);
    endedAt.labelValues(command, end.status()).set(end.at().toEpochMilli() / 1e3);
    end.summary()
        .forEach(
            (item, value) -> {
              if (value instanceof Number number) {
                items.labelValues(command, item).set(number.doubleValue());
              }
            });
  }
}
