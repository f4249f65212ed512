package dev.bellwether.telemetry;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** What Prometheus is told of the run as a whole; for commands that a timer starts. */
final class RunMetrics {
  /** Every status a run may end with, so that each has a series whatever happens. */
  private static final List<String> STATUSES = List.of("done", "partial", "failed", "interrupted");

  private final Info build;
  private final Gauge status;
  private final Gauge seconds;
  private final Gauge endedAt;
  private final Gauge items;

  RunMetrics(PrometheusRegistry registry) {
    build =
        Info.builder()
            .name("bellwether_build")
            .help("The version of Bellwether")
            .labelNames("version")
            .register(registry);
    status =
        Gauge.builder()
            .name("bellwether_run_status")
            .help("1 for the status that the latest run of a command ended with")
            .labelNames("command", "status")
            .register(registry);
    seconds =
        Gauge.builder()
            .name("bellwether_run_duration_seconds")
            .help("How long the latest run of a command took")
            .labelNames("command")
            .register(registry);
    endedAt =
        Gauge.builder()
            .name("bellwether_run_end_timestamp_seconds")
            .help("When the latest run of a command ended, by its status")
            .labelNames("command", "status")
            .register(registry);
    items =
        Gauge.builder()
            .name("bellwether_run_items")
            .help("Figures of the latest run of a command, as in the table of runs")
            .labelNames("command", "item")
            .register(registry);
  }

  void began(Run run) {
    build.setLabelValues(run.version());
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
