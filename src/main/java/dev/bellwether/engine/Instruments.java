package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Cost;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.config.TelemetrySettings;
import dev.bellwether.telemetry.Collector;
import dev.bellwether.telemetry.Health;
import dev.bellwether.telemetry.Telemetry;
import dev.bellwether.telemetry.TelemetrySetup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry as it is set, from the first use on: a command that does not run anything loads none of
 * its libraries. Safe for threads.
 */
public final class Instruments implements AutoCloseable {
  /** Whatever is set, nobody listens. */
  static final Instruments NONE = new Instruments(Telemetry.OFF);

  private @Nullable Telemetry telemetry;

  /** Nothing is set up yet. */
  public Instruments() {}

  private Instruments(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  synchronized Telemetry telemetry(Context context) {
    Telemetry known = telemetry;
    if (known == null) {
      known = open(context, setup(context));
      telemetry = known;
    }
    return known;
  }

  /**
   * Sets up with an endpoint for Prometheus, if there is to be one; comes before anything else.
   *
   * @throws BellwetherException (usage) if nobody can listen there
   */
  synchronized void serve(Context context, Health health) {
    TelemetrySettings set = context.settings().telemetry();
    if (telemetry != null || set.port() < 0) {
      return;
    }
    TelemetrySetup setup = setup(context);
    String address = setup.endpoint(set.host(), set.port(), health);
    setup.market(() -> isOpen(context.clock().instant()));
    telemetry = open(context, setup);
    context.progress().note("metrics on " + address + "/metrics");
  }

  private static TelemetrySetup setup(Context context) {
    return new TelemetrySetup(context.clock(), context.redaction(), context.progress()::note);
  }

  private static Telemetry open(Context context, TelemetrySetup setup) {
    TelemetrySettings set = context.settings().telemetry();
    if (!set.metricsFile().isEmpty()) {
      setup.metricsFile(context.workspace().root().resolve(set.metricsFile()));
    }
    setup.collectors(collectors(context), set.captureContent(), context.version());
    if (set.logFile().equals("-")) {
      setup.log(context.progress()::note);
    } else if (!set.logFile().isEmpty()) {
      setup.logFile(context.workspace().root().resolve(set.logFile()));
    }
    setup.money(
        new Cost(context.settings().cloud().dailyMicroUsd()), () -> Money.spentToday(context));
    return setup.build();
  }

  private static List<Collector> collectors(Context context) {
    TelemetrySettings set = context.settings().telemetry();
    List<Collector> collectors = new ArrayList<>();
    if (!set.otlpUrl().isEmpty()) {
      String headers = context.secrets().variable("OTEL_EXPORTER_OTLP_HEADERS").orElse("");
      collectors.add(Collector.otlp(set.otlpUrl(), headers));
    }
    LangfuseKeys.of(context)
        .map(keys -> Collector.langfuse(set.langfuseUrl(), keys.publicKey(), keys.secretKey()))
        .ifPresent(collectors::add);
    collectors.forEach(each -> each.headers().values().forEach(context.secrets()::hide));
    return collectors;
  }

  private static boolean isOpen(Instant now) {
    return !ExchangeCalendar.nyse().firstCloseAfter(now).open().isAfter(now);
  }

  /** Sends what waits. */
  @Override
  public synchronized void close() {
    if (telemetry != null) {
      telemetry.close();
    }
  }
}
