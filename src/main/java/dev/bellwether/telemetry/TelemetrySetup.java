package dev.bellwether.telemetry;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Collects who is to be told what goes on. Loads no library before it is asked for. */
public final class TelemetrySetup {
  /** How long the end of a command may wait for a collector. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Clock clock;
  private final UnaryOperator<String> redaction;
  private final Consumer<String> trouble;
  private final List<Observer> observers = new ArrayList<>();
  private Optional<Metrics> metrics = Optional.empty();

  /**
   * Nobody, so far.
   *
   * @param redaction takes secrets out of a text
   * @param trouble is told, in a line for the user, what could not be told to others
   */
  public TelemetrySetup(Clock clock, UnaryOperator<String> redaction, Consumer<String> trouble) {
    this.clock = clock;
    this.redaction = redaction;
    this.trouble = trouble;
  }

  /**
   * A file that each run adds its metrics to.
   *
   * @throws BellwetherException (usage) if it cannot be written
   */
  public void metricsFile(Path file) {
    observers.add(Textfile.at(file, metrics()));
  }

  /** Collectors of traces; none is none. */
  public void collectors(List<Collector> collectors, boolean captureContent, String version) {
    if (!collectors.isEmpty()) {
      observers.add(new Tracing(collectors, captureContent, version, PATIENCE, redaction, trouble));
    }
  }

  /**
   * A log at the end of a file.
   *
   * @throws BellwetherException (usage) if it cannot be written
   */
  public void logFile(Path file) {
    observers.add(new EventLog(LogLines.in(file), clock, redaction));
  }

  /** A log that somebody else prints. */
  public void log(Consumer<String> printer) {
    observers.add(new EventLog(LogLines.to(printer), clock, redaction));
  }

  /**
   * An endpoint for Prometheus and for whoever supervises the process.
   *
   * @param port 0 for any free one
   * @return where it is, such as {@code http://127.0.0.1:9464}
   * @throws BellwetherException (usage) if nobody can listen there
   */
  public String endpoint(String host, int port, Health health) {
    MetricsServer server = MetricsServer.start(host, port, metrics().registry(), health);
    observers.add(
        new Observer() {
          @Override
          public void close() {
            server.close();
          }
        });
    return server.address();
  }

  /**
   * Money, for rules about it; to be said after who listens.
   *
   * @param daily what may be spent on a day
   * @param today asked for at the end of a run what was
   */
  public void money(Cost daily, Supplier<Cost> today) {
    metrics.ifPresent(known -> known.money(daily, today));
  }

  /** Whether the exchange is open, asked at each scrape. */
  public void market(Supplier<Boolean> open) {
    metrics.ifPresent(known -> known.market(open));
  }

  private Metrics metrics() {
    if (metrics.isEmpty()) {
      metrics = Optional.of(new Metrics(redaction));
      // Before whatever reads them.
      observers.add(0, metrics.get());
    }
    return metrics.get();
  }

  /** What is set up. */
  public Telemetry build() {
    return observers.isEmpty() ? Telemetry.OFF : new Telemetry(observers, trouble);
  }
}
