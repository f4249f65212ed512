package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkRunner;
import dev.bellwether.bulk.BulkSummary;
import java.util.List;
import java.util.ServiceLoader;

/** {@code score} and {@code chunk} with {@code --input} and {@code --output}. */
public final class RunBulk {
  private RunBulk() {}

  /**
   * Runs a job, on this machine or on its cluster.
   *
   * @throws BellwetherException if there is no such cluster here
   */
  public static BulkSummary run(Context context, BulkJob job) {
    if (job.cluster().isEmpty()) {
      return LocalBulk.run(context, job);
    }
    List<BulkRunner> runners =
        ServiceLoader.load(BulkRunner.class).stream().map(ServiceLoader.Provider::get).toList();
    if (runners.isEmpty()) {
      throw BellwetherException.usage(
          "Spark is not loaded here", "use bin/bellwether or bin/bellwether-spark");
    }
    return runners
        .get(0)
        .run(job, BulkStages.key(context), context.clock(), context.progress()::note);
  }
}
