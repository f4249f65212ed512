package dev.bellwether.cli;

import dev.bellwether.BellwetherException;
import dev.bellwether.bulk.BulkJob;
import dev.bellwether.bulk.BulkSummary;
import dev.bellwether.engine.BulkStages;
import dev.bellwether.engine.Context;
import dev.bellwether.engine.RunBulk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code score} and {@code chunk} about Parquet files instead of the workspace. */
final class BulkOptions {
  private static final int MOST_BUCKETS = 10_000;

  @Option(
      names = "--input",
      paramLabel = "PARQUET",
      description = "Read a file, folder or export, not the workspace.")
  private @Nullable String input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write Parquet here, by date and bucket of tickers.")
  private @Nullable String output;

  @Option(
      names = "--buckets",
      paramLabel = "N",
      order = HelpPage.SPECIAL + 1,
      description = "Divide a day into N by ticker (default: 4).")
  private int buckets = 4;

  @Option(
      names = "--on",
      paramLabel = "ENGINE",
      description = "With --input: spark, for Apache Spark.")
  private @Nullable String engine;

  @Option(
      names = "--master",
      paramLabel = "URL",
      order = HelpPage.SPECIAL + 2,
      description = "With --on spark: local[2], spark://host:7077 (default: local[*]).")
  private @Nullable String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      order = HelpPage.SPECIAL + 3,
      description = "With --on spark: a setting of Spark; may be repeated.")
  private List<String> conf = new ArrayList<>();

  /** What is asked of files; empty if the workspace is meant. */
  Optional<BulkJob> job(BulkJob.Kind kind, Context context, Invocation invocation) {
    if (input == null && output == null && engine == null && master == null && conf.isEmpty()) {
      return Optional.empty();
    }
    if (input == null || output == null) {
      throw BellwetherException.usage(
          "--input and --output go together", "for example --input news.parquet --output scores/");
    }
    if (engine != null && !engine.equals("spark")) {
      throw BellwetherException.usage("--on cannot be '" + engine + "'", "there is only spark");
    }
    if (engine == null && (master != null || !conf.isEmpty())) {
      throw BellwetherException.usage("--master and --conf go with --on spark only", "");
    }
    if (buckets < 1 || buckets > MOST_BUCKETS) {
      throw BellwetherException.usage(
          "--buckets must be 1 to " + MOST_BUCKETS + ", not " + buckets, "");
    }
    for (String option : conf) {
      if (!option.startsWith("spark.") || !option.contains("=")) {
        throw BellwetherException.usage(
            "--conf " + option + " is not KEY=VALUE", "such as spark.executor.memory=2g");
      }
    }
    boolean here = engine == null;
    return Optional.of(
        new BulkJob(
            kind,
            place(input, here, invocation),
            place(output, here, invocation),
            buckets,
            BulkStages.settings(context.configuration()),
            context.workspace().root().toAbsolutePath().toString(),
            here
                ? Optional.empty()
                : Optional.of(new BulkJob.Cluster(master == null ? "" : master, conf))));
  }

  /** An address such as {@code hdfs://host/path} is for the cluster to understand. */
  private static String place(String option, boolean here, Invocation invocation) {
    String given = withoutScheme(option);
    boolean address = given.matches("[a-z][a-z0-9+.-]+://.*");
    if (address && here) {
      throw BellwetherException.usage(
          "this machine reads files, not " + given, "give a path, or add --on spark");
    }
    return address ? given : invocation.resolve(Path.of(given)).toAbsolutePath().toString();
  }

  /** {@code file:} names a path, letter by letter, as Hadoop takes it. */
  private static String withoutScheme(String given) {
    if (given.startsWith("file:///")) {
      return given.substring("file://".length());
    }
    if (given.startsWith("file://")) {
      throw BellwetherException.usage(
          given + " names a file of another machine", "a path begins with file:///");
    }
    return given.startsWith("file:/") ? given.substring("file:".length()) : given;
  }

  /** Runs a job and prints one JSON object. */
  static int run(Context context, BulkJob job, Console console) throws IOException {
    BulkSummary summary = RunBulk.run(context, job);
    console.out().append(BulkReport.json(job, summary)).append('\n');
    if (summary.partitionsRemoved() > 0) {
      console.hint(
          "a date comes whole: removed what the output had of the same dates, parts: "
              + summary.partitionsRemoved());
    }
    if (summary.rejected() > 0) {
      console.hint("the rejected rows and the reasons are in " + job.output() + "/_rejects");
    }
    return summary.rejected() > 0 ? ExitCode.PARTIAL.code() : ExitCode.DONE.code();
  }
}
