package dev.bellwether.telemetry;

import java.util.Optional;

/** What {@code /healthz} and {@code /readyz} ask; called by other threads, must not block. */
public interface Health {
  /** Why the process should be killed and started again; empty while it lives. */
  Optional<String> dead();

  /** Why it cannot do its work now; empty while it can. */
  Optional<String> notReady();
}
