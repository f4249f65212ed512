package dev.bellwether.bulk;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * Runs jobs on a cluster. Found by {@link java.util.ServiceLoader}, because only a Java machine
 * that has the cluster's libraries can load it.
 */
public interface BulkRunner {
  /**
   * Runs a job to its end.
   *
   * @param key of one's own servers
   * @param clock what time it is; must be serializable
   * @param note is told what the user should know meanwhile
   */
  BulkSummary run(BulkJob job, ServerKey key, Clock clock, Consumer<String> note);
}
