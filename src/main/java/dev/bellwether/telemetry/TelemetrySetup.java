package dev.bellwether.telemetry;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Collects who is to be told what goes on. Loads no library before it is asked for. */
public final class TelemetrySetup {
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
      observers.add(new Tracing(collectors, captureContent, version, redaction, trouble));
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

  private Metrics metrics() {
    if (metrics.isEmpty()) {
      metrics = Optional.of(new Metrics());
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
