package dev.bellwether.spark;

import static dev.bellwether.spark.Launched.assertSame;
import static dev.bellwether.spark.Launched.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.bench.live.FakeModel;
import dev.bellwether.bulk.KeyedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark on this machine does what one machine does, to the last byte. */
class BulkOnSparkIT {
  private static final String LEXICON = "embedded.model=lexicon";
  private static final int DONE = 0;
  private static final int USAGE = 2;
  private static final int PARTIAL = 3;
  private static final int CREDENTIALS = 4;
  private static final String KEY = "sesame-5b0f";

  /** Real filings, where they are; the tests do not depend on them. */
  private static final Path FILINGS =
      Path.of(System.getenv().getOrDefault("BELLWETHER_SHARED", "../shared")).resolve("data/sec");

  @TempDir Path folder;
  private Launched launched;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    launched = new Launched(folder);
  }

  private Launched.Started score(String input, String output, String settings) throws IOException {
    return launched.onSpark(
        "local[2]", "score", "--input", input, "--output", output, "--set", settings);
  }

  @Test
  void scoresAreThoseOfOneMachineAndAreGoneOnWithWhereTheyWereLeft()
      throws IOException, InterruptedException, SQLException {
    launched.headlines(3_000);
    launched
        .here("score", "--input", "headlines.parquet", "--output", "one", "--set", LEXICON)
        .summary(PARTIAL);

    JsonNode first = score("headlines.parquet", "spark", LEXICON).summary(PARTIAL);

    assertSame(folder.resolve("one"), folder.resolve("spark"));
    assertThat(first.get("rejected_by_reason").get("no published_at").asInt()).isEqualTo(5);
    assertThat(first.get("rows_written").asLong()).isEqualTo(first.get("items").asLong());
    assertThat(first.get("stages")).isNotEmpty();

    List<String> parts =
        files(folder.resolve("spark")).stream().filter(file -> file.endsWith("parquet")).toList();
    for (String lost : List.of(parts.get(1), parts.get(5), parts.get(9))) {
      Files.delete(folder.resolve("spark").resolve(lost));
    }
    Path outdated = folder.resolve("spark").resolve(parts.get(3));
    Files.copy(outdated, outdated.resolveSibling("part-00-00000000000000aa.parquet"));

    JsonNode second = score("headlines.parquet", "spark", LEXICON).summary(PARTIAL);

    assertThat(second.get("partitions_written").asInt()).isEqualTo(3);
    assertThat(second.get("partitions_skipped").asInt()).isEqualTo(parts.size() - 3);
    assertSame(folder.resolve("one"), folder.resolve("spark"));
  }

  @Test
  void theEncoderScoresAsOnOneMachineAlsoALongTextBesideHeadlines()
      throws IOException, InterruptedException, SQLException {
    launched.sql(
        "copy (select 'Company ' || range || ' beats expectations' as title, case when range = 7 then"
            + " repeat('We may be unable to meet demand. ', 3000) else '' end as body, ['AA'] as"
            + " tickers, timestamp '2024-01-03' as published_at from range(120)) to '"
            + folder.resolve("texts.parquet")
            + "' (format parquet)");
    launched.here("score", "--input", "texts.parquet", "--output", "one").summary(DONE);

    score("texts.parquet", "spark", "embedded.model=encoder").summary(DONE);

    assertSame(folder.resolve("one"), folder.resolve("spark"));
  }

  @Test
  void theServersKeyReachesThemAndNoRecordOfSpark()
      throws IOException, InterruptedException, SQLException {
    launched.headlines(20);
    Files.createDirectory(folder.resolve("events"));
    Files.writeString(folder.resolve("models.toml"), KeyedModel.card());
    try (KeyedModel model = new KeyedModel(KEY)) {
      Launched.Started run = withServers(model, KEY, "served");
      run.summary(DONE);

      assertThat(model.answered()).isGreaterThan(20);
      assertThat(model.refused()).isZero();
      assertThat(run.err()).content().doesNotContain(KEY);
      assertThat(run.out()).content().doesNotContain(KEY);
      List<String> records = files(folder.resolve("events"));
      assertThat(records).isNotEmpty();
      for (String record : records) {
        assertThat(folder.resolve("events").resolve(record)).content().doesNotContain(KEY);
      }

      Launched.Started refused = withServers(model, "wrong-" + KEY, "refused");
      refused.ends();

      assertThat(refused.process().exitValue()).isEqualTo(CREDENTIALS);
      assertThat(refused.err())
          .content()
          .contains("error: the server will not answer", "hint: set BELLWETHER_OPENAI_API_KEY")
          .doesNotContain(KEY);
    }
  }

  private Launched.Started withServers(KeyedModel model, String key, String output)
      throws IOException {
    return launched
        .with("BELLWETHER_OPENAI_API_KEY", key)
        .onSpark(
            "local[2]",
            "score",
            "--input",
            "headlines.parquet",
            "--output",
            output,
            "--tier",
            "openai",
            "--set",
            "openai.url=" + model.address(),
            "--set",
            "openai.model=" + FakeModel.ID,
            "--conf",
            "spark.eventLog.enabled=true",
            "--conf",
            "spark.eventLog.compress=false",
            "--conf",
            "spark.eventLog.dir=" + folder.resolve("events").toUri());
  }

  @Test
  void rejectsAreThoseOfOneMachineAndAreCountedAgain()
      throws IOException, InterruptedException, SQLException {
    launched.sql(
        "copy (select 'notes.txt' as filename, 'Notes about revenue.'::blob as content union all"
            + " select 'photo.jpg', '\\x00\\x01'::blob from range(3) union all select 'empty.txt',"
            + " ''::blob from range(3)) to '"
            + folder.resolve("files.parquet")
            + "' (format parquet)");
    launched.here("chunk", "--input", "files.parquet", "--output", "one").summary(PARTIAL);

    JsonNode first = chunk().summary(PARTIAL);

    assertSame(folder.resolve("one"), folder.resolve("spark"));
    assertThat(first.get("input_rows").asInt()).isEqualTo(7);
    assertThat(first.get("rejected_by_reason"))
        .hasToString("{\"an empty file\":3,\"the file is no text\":1}");

    JsonNode second = chunk().summary(PARTIAL);

    assertThat(second.get("partitions_written").asInt()).isZero();
    assertThat(second.get("rejected_by_reason")).isEqualTo(first.get("rejected_by_reason"));
  }

  private Launched.Started chunk() throws IOException {
    return launched.onSpark(
        "local[1]", "chunk", "--input", "files.parquet", "--output", "spark", "--buckets", "4");
  }

  /**
   * A distribution's {@code bin/spark-submit} asks this class of Spark's for the driver's command
   * and becomes it. Distributions are in no registry, but all that theirs does is in these lines.
   */
  private Path distribution() throws IOException {
    Path home = folder.resolve("distribution");
    Path submit = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(
        submit,
        """
        #!/bin/bash
        echo submitted >>"$SPARK_HOME/log"
        export SPARK_HOME='%s' SPARK_SCALA_VERSION=2.13
        command=()
        while IFS= read -r -d '' word; do
          word=${word#$'\\n'}
          [ -z "$word" ] || command+=("$word")
        done < <(java -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \
          org.apache.spark.deploy.SparkSubmit "$@")
        exec "${command[@]}"
        """
            .formatted(Launched.SPARK.resolve("home")));
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  @Test
  void theSparkOfSparkHomeIsUsedThroughItsSubmit()
      throws IOException, InterruptedException, SQLException {
    launched.headlines(300);
    launched
        .here("score", "--input", "headlines.parquet", "--output", "one", "--set", LEXICON)
        .summary(DONE);
    Path distribution = distribution();

    launched
        .with("SPARK_HOME", distribution.toString())
        .with("BELLWETHER_SPARK_SUBMIT", "--driver-memory 600m");
    JsonNode summary = score("headlines.parquet", "spark", LEXICON).summary(DONE);

    assertThat(distribution.resolve("log")).hasContent("submitted");
    assertThat(summary.get("on").asText()).isEqualTo("spark");
    assertSame(folder.resolve("one"), folder.resolve("spark"));
  }

  @Test
  void filingsAreNotScored() throws IOException, InterruptedException, SQLException {
    launched.sql(
        "copy (select '8-K.txt' as filename, 'Item 2.02'::blob as content) to '"
            + folder.resolve("filings.parquet")
            + "' (format parquet)");
    Launched.Started refused = score("filings.parquet", "spark", LEXICON);
    refused.ends();

    assertThat(refused.process().exitValue()).isEqualTo(USAGE);
    assertThat(refused.err()).content().contains("filings are not scored from files");
    assertThat(folder.resolve("spark")).doesNotExist();
  }

  @Test
  void filingsAreCutAsOnOneMachine() throws IOException, InterruptedException, SQLException {
    assumeTrue(Files.isDirectory(FILINGS), "no filings beside the project");
    launched.sql(
        "copy (select filename, content from read_blob('"
            + FILINGS.toRealPath()
            + "/**')) to '"
            + folder.resolve("filings.parquet")
            + "' (format parquet, row_group_size 8)");
    launched.here("chunk", "--input", "filings.parquet", "--output", "one").ends();

    launched.onSpark("local[2]", "chunk", "--input", "filings.parquet", "--output", "spark").ends();

    assertSame(folder.resolve("one"), folder.resolve("spark"));
  }

  @Test
  void anExportOfTheWorkspaceIsAnInput() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("wire.csv"),
        "title,published_at,tickers\nAcme beats forecasts,2024-03-01T14:30:00Z,AAA\n");
    launched.here("ingest", "news", "wire.csv").ends();
    launched.here("export", "--to", "export").ends();

    JsonNode summary = score("export", "spark", LEXICON).summary(DONE);

    assertThat(summary.get("rows_written").asInt()).isEqualTo(1);
    assertThat(files(folder.resolve("spark")).get(0)).startsWith("date=2024-03-01/bucket=");
  }

  @Test
  void anInputThatIsNotThereIsAMistake() throws IOException, InterruptedException {
    Launched.Started refused = score("nowhere", "spark", LEXICON);
    refused.ends();

    assertThat(refused.process().exitValue()).isEqualTo(USAGE);
    assertThat(refused.err()).content().contains("nowhere");
  }

  @Test
  void paidTiersAreRefused() throws IOException, InterruptedException, SQLException {
    launched.headlines(10);
    Launched.Started refused =
        launched.onSpark(
            "local[1]",
            "score",
            "--input",
            "headlines.parquet",
            "--output",
            "spark",
            "--tier",
            "gemini");
    refused.ends();

    assertThat(refused.process().exitValue()).isEqualTo(USAGE);
    assertThat(refused.err()).content().contains("score --batch gemini");
  }
}
