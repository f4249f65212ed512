package dev.bellwether.spark;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkRunner;
import dev.bellwether.bulk.BulkSummary;
import dev.bellwether.bulk.ServerKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.sql.SparkSession;

/** Runs bulk jobs on Spark. */
public final class SparkRunner implements BulkRunner {
  private static final String HERE = "local[*]";

  private static final String MASTER = "spark.master";

  /** Where Spark lies, as the launcher says. */
  private static final String PLACE = "bellwether.spark.home";

  @Override
  public BulkSummary run(BulkJob job, ServerKey key, Clock clock, Consumer<String> note) {
    BulkJob.Cluster cluster = job.cluster().orElseThrow();
    try (SparkSession session =
        SparkSession.builder().config(conf(cluster, System.getProperty(PLACE, ""))).getOrCreate()) {
      String page = session.sparkContext().uiWebUrl().getOrElse(() -> "");
      if (!page.isEmpty()) {
        note.accept("Spark shows how it goes on at " + page);
      }
      return new SparkBulk(session, job, key, clock).run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end the session of Spark", e);
    } catch (Exception e) {
      // Scala also throws what is checked in Java, such as the failure of a job.
      throw explained(e);
    }
  }

  private static SparkConf conf(BulkJob.Cluster cluster, String spark) {
    SparkConf conf = new SparkConf().setAppName("bellwether");
    if (!cluster.master().isEmpty()) {
      conf.setMaster(cluster.master());
    } else if (!conf.contains(MASTER)) {
      conf.setMaster(HERE);
    }
    if (conf.get(MASTER).startsWith("local")) {
      // A web server takes a second to start and opens a port, for a run that is one process.
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    conf.setIfMissing("spark.sql.datetime.java8API.enabled", "true");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.executor.extraClassPath", executorClassPath(spark));
    // Texts are small: Spark's own 128 MB would leave cores idle.
    conf.setIfMissing("spark.sql.files.maxPartitionBytes", "16MB");
    for (String option : cluster.options()) {
      int equals = option.indexOf('=');
      conf.set(option.substring(0, equals), option.substring(equals + 1));
    }
    // Many clusters prefer Kryo, which cannot write records.
    conf.set("spark.serializer", JavaSerializer.class.getName());
    return conf;
  }

  /**
   * On every machine under one path, because natives and weights lie beside the jar; a jar that
   * Spark hands out would lie alone. Spark's own jars first: of libraries that both have, Spark
   * takes only the version it was built with.
   */
  private static String executorClassPath(String spark) {
    String first = spark.isEmpty() ? "" : Path.of(spark, "jars", "*") + ":";
    return first + jar();
  }

  private static String jar() {
    try {
      return Path.of(BulkJob.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry is no URI", e);
    }
  }

  private static boolean comesFromHadoop(Exception e) {
    return Arrays.stream(e.getStackTrace())
        .limit(1)
        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.hadoop"));
  }

  /** Spark wraps what a task has thrown in words about stages. */
  private static RuntimeException explained(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BellwetherException ours) {
        return ours;
      }
      if (cause instanceof ClassNotFoundException && comesFromHadoop(e)) {
        return new BellwetherException(
            BellwetherException.Kind.USAGE,
            "this Spark has no library for such an address: " + cause.getMessage(),
            "with SPARK_HOME, for s3a: BELLWETHER_SPARK_SUBMIT='--packages"
                + " org.apache.hadoop:hadoop-aws:VERSION', the version of its hadoop-client",
            e);
      }
    }
    boolean sparks =
        e instanceof SparkException
            || Arrays.stream(e.getStackTrace())
                .limit(1)
                .anyMatch(frame -> frame.getClassName().startsWith("org.apache.spark"));
    if (!sparks && e instanceof RuntimeException bug) {
      return bug;
    }
    return BellwetherException.failed(
        "Spark gave up: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
        "what is finished is kept: run the same command again; --debug shows more",
        e);
  }
}
