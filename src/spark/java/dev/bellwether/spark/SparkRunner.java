package dev.bellwether.spark;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkRunner;
import dev.bellwether.bulk.BulkSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;

/** Runs bulk jobs on Spark. */
public final class SparkRunner implements BulkRunner {
  private static final String HERE = "local[*]";

  @Override
  public BulkSummary run(BulkJob job, Clock clock, Consumer<String> note) {
    BulkJob.Cluster cluster = job.cluster().orElseThrow();
    try (SparkSession session = SparkSession.builder().config(conf(cluster)).getOrCreate()) {
      String page = session.sparkContext().uiWebUrl().getOrElse(() -> "");
      if (!page.isEmpty()) {
        note.accept("Spark shows how it goes on at " + page);
      }
      return new SparkBulk(session, job, clock).run();
    } catch (RuntimeException e) {
      throw explained(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end the session of Spark", e);
    }
  }

  private static SparkConf conf(BulkJob.Cluster cluster) {
    SparkConf conf = new SparkConf().setAppName("bellwether");
    if (!cluster.master().isEmpty()) {
      conf.setMaster(cluster.master());
    } else if (!conf.contains("spark.master")) {
      conf.setMaster(HERE);
    }
    conf.setIfMissing("spark.sql.datetime.java8API.enabled", "true");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // On every machine under one path, since natives and weights lie beside the jar.
    conf.setIfMissing("spark.jars", "local:" + jar());
    // Texts are small: Spark's own 128 MB would leave cores idle.
    conf.setIfMissing("spark.sql.files.maxPartitionBytes", "16MB");
    for (String option : cluster.options()) {
      int equals = option.indexOf('=');
      conf.set(option.substring(0, equals), option.substring(equals + 1));
    }
    return conf;
  }

  private static String jar() {
    try {
      return Path.of(BulkJob.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry is no URI", e);
    }
  }

  /** Spark wraps what a task has thrown in words about stages. */
  private static RuntimeException explained(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BellwetherException ours) {
        return ours;
      }
    }
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    boolean sparks =
        e.getClass().getName().startsWith("org.apache.spark")
            || e.getCause() instanceof SparkException;
    return sparks
        ? BellwetherException.failed(
            "Spark gave up: " + first,
            "what is finished is kept: run the same command again; --debug shows more",
            e)
        : e;
  }
}
