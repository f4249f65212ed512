package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkRunner;
import dev.bellwether.bulk.BulkSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** {@code score} and {@code chunk} with {@code --input} and {@code --output}. */
public final class RunBulk {
  private RunBulk() {}

  /**
   * Runs a job, on this machine or on its cluster.
   *
   * @throws BellwetherException if there is no such cluster here, or the output lies in the input
   */
  public static BulkSummary run(Context context, BulkJob job) {
    refuseOverlap(job);
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

  /** The next run would take the output of this one for texts. */
  private static void refuseOverlap(BulkJob job) {
    String input = real(job.input());
    String output = real(job.output());
    if ((output + "/").startsWith(input + "/")) {
      throw BellwetherException.usage(
          "the output lies in the input: " + job.output() + " in " + job.input(),
          "choose a folder beside it");
    }
  }

  /** Where a path really leads, as far as it exists; an address is taken as it is. */
  private static String real(String given) {
    if (given.contains("://")) {
      return given.replaceFirst("/+$", "");
    }
    Path path = Path.of(given).normalize();
    try {
      for (Path there = path; there != null; there = there.getParent()) {
        if (Files.exists(there)) {
          return there.toRealPath().resolve(there.relativize(path)).toString();
        }
      }
      return path.toString();
    } catch (IOException e) {
      throw BellwetherException.failed("cannot look at " + given + ": " + e.getMessage(), "", e);
    }
  }
}
