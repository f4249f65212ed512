package dev.bellwether.spark;

import static dev.bellwether.spark.Launched.assertSame;
import static dev.bellwether.spark.Launched.files;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as other programs leave it, addresses, and the settings that clusters have. */
class InputsOnSparkIT {
  private static final int DONE = 0;
  private static final int USAGE = 2;

  private static final String NEWS =
      "select 'Acme beats forecasts of ' || i as title, ['AA'] as tickers, timestamp"
          + " '2024-03-10 02:30:00.123456' + interval (i) day as published_at from range(3) t(i)";

  @TempDir Path folder;
  private Launched launched;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    launched = new Launched(folder);
  }

  private void copy(String query, String file) throws IOException, SQLException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    launched.sql("copy (" + query + ") to '" + target + "' (format parquet)");
  }

  private static String[] command(String input, String output, String... more) {
    List<String> command = new ArrayList<>(List.of("score", "--input", input, "--output", output));
    command.addAll(List.of("--set", "embedded.model=lexicon"));
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }

  private Launched.Started here(String input, String output) throws IOException {
    return launched.here(command(input, output));
  }

  private Launched.Started onSpark(String input, String output, String... more) throws IOException {
    return launched.onSpark("local[2]", command(input, output, more));
  }

  private static String said(Launched.Started ended, int code)
      throws IOException, InterruptedException {
    ended.ends();
    assertThat(ended.process().exitValue()).as(Files.readString(ended.err())).isEqualTo(code);
    return Files.readString(ended.err());
  }

  @Test
  void timesInNanosecondsAreReadAndWholeNumbersAreNoTimes()
      throws IOException, InterruptedException, SQLException {
    copy(NEWS, "news/micros.parquet");
    copy(
        "select title || ' again' as title, tickers, published_at::timestamp_ns as published_at,"
            + " '2024-04-01'::timestamp_ns as crawled from ("
            + NEWS
            + ")",
        "news/nanos.parquet");
    copy(
        "select title, epoch_ns(published_at) as published_at, '2024-04-01'::timestamp_ns as crawled"
            + " from ("
            + NEWS
            + ")",
        "numbers.parquet");
    for (String name : List.of("news/nanos.parquet", "numbers.parquet")) {
      here(name, "one of " + name).ends();

      onSpark(name, "spark of " + name).ends();

      assertSame(folder.resolve("one of " + name), folder.resolve("spark of " + name));
    }
    assertThat(files(folder.resolve("one of numbers.parquet"))).hasSize(1);
  }

  @Test
  void aFolderHasTheFilesThatOneMachineSeesAndAPathIsNoPattern()
      throws IOException, InterruptedException, SQLException {
    copy(NEWS, "n[2024] {a}/january.parquet");
    copy("select 'Old' as title", "n[2024] {a}/_temporary/0.parquet");
    copy("select 'Old' as title", "n[2024] {a}/.trash/0.parquet");
    Files.copy(folder.resolve("n[2024] {a}/january.parquet"), folder.resolve("news.pq"));
    here("n[2024] {a}", "one").summary(DONE);

    onSpark("n[2024] {a}", "spark").summary(DONE);
    JsonNode again = onSpark("file:" + folder.resolve("news.pq"), "spark").summary(DONE);

    assertSame(folder.resolve("one"), folder.resolve("spark"));
    copy("select 'Acme' as title", "m/ticker=AA/0.parquet");
    assertThat(said(onSpark("m", "spark"), USAGE)).contains("error: tickers are not in the files");
    assertThat(again.get("partitions_written").asInt()).isZero();
  }

  @Test
  void settingsThatClustersHaveChangeNothing()
      throws IOException, InterruptedException, SQLException {
    copy(NEWS, "news.parquet");
    here("news.parquet", "one").summary(DONE);

    onSpark(
            "news.parquet",
            "spark",
            "--conf",
            "spark.serializer=org.apache.spark.serializer.KryoSerializer",
            "--conf",
            "spark.hadoop.fs.defaultFS=hdfs://127.0.0.1:9",
            "--conf",
            "spark.sql.session.timeZone=America/New_York",
            "--conf",
            "spark.speculation=true")
        .summary(DONE);

    assertSame(folder.resolve("one"), folder.resolve("spark"));
  }

  @Test
  void theFolderThatPrepareNamesCanBeSparkHome()
      throws IOException, InterruptedException, SQLException {
    copy(NEWS, "news.parquet");

    launched.with("SPARK_HOME", Launched.SPARK.resolve("home").toString());

    onSpark("news.parquet", "spark").summary(DONE);
  }

  @Test
  void anExportAtAnAddressOfHadoopIsAnInput() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("wire.csv"),
        "title,published_at,tickers\nAcme beats forecasts,2024-03-01T14:30:00Z,AAA\n");
    launched.here("ingest", "news", "wire.csv").ends();
    launched.here("export", "--to", "export").ends();
    here("export", "one").summary(DONE);

    // A file system of Hadoop's that is no folder of this machine, but leads to one.
    JsonNode summary =
        onSpark(
                "viewfs://shared/files/export",
                "viewfs://shared/files/spark",
                "--conf",
                "spark.hadoop.fs.viewfs.mounttable.shared.link./files=" + folder.toUri())
            .summary(DONE);

    assertThat(summary.get("rows_written").asInt()).isEqualTo(1);
    String part = files(folder.resolve("one")).get(0);
    assertThat(folder.resolve("spark").resolve(part))
        .hasSameBinaryContentAs(folder.resolve("one").resolve(part));
  }

  @Test
  void anAddressThatNobodyUnderstandsIsAMistakeAndOneOfThisMachineIsAPath()
      throws IOException, InterruptedException, SQLException {
    copy(NEWS, "news.parquet");

    assertThat(said(onSpark("s3a://bucket/news", "spark"), USAGE))
        .contains("error: this Spark has no library for ", "hint: ", "hadoop-aws")
        .doesNotContain("a bug in Bellwether");
    assertThat(said(onSpark("hdfs://127.0.0.1:9/news", "spark"), USAGE))
        .contains("error: cannot read hdfs://127.0.0.1:9/news: ");
    assertThat(said(onSpark("file://host/news", "spark"), USAGE)).contains("file://host/news");
    onSpark("news.parquet", "file://" + folder.resolve("a b%20")).summary(DONE);

    assertThat(files(folder.resolve("a b%20"))).isNotEmpty();
    assertThat(folder.resolve("spark")).doesNotExist();
  }
}
