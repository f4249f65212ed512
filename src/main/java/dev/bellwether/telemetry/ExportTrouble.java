package dev.bellwether.telemetry;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What OpenTelemetry's library has to complain of. It would print to standard error at each failed
 * attempt; here the user hears of the first, in a line of ours.
 */
final class ExportTrouble extends Handler {
  /** Held here, since a logger that nobody holds forgets its handlers. */
  private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

  private final Consumer<String> trouble;
  private final AtomicBoolean told = new AtomicBoolean();

  private ExportTrouble(Consumer<String> trouble) {
    this.trouble = trouble;
  }

  /** Listens until it is closed. */
  static ExportTrouble listen(Consumer<String> trouble) {
    ExportTrouble handler = new ExportTrouble(trouble);
    LIBRARY.setUseParentHandlers(false);
    LIBRARY.addHandler(handler);
    return handler;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !told.getAndSet(true)) {
      trouble.accept("traces cannot be sent: " + entry.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LIBRARY.removeHandler(this);
  }
}
