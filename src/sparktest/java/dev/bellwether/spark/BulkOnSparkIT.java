package dev.bellwether.spark;

import static dev.bellwether.spark.Launched.assertSame;
import static dev.bellwether.spark.Launched.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
