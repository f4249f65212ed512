package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as other programs leave it, and folders that hold more than Bellwether's files. */
class BulkInputsIT {
  private static final String NEWS =
      "select 'Acme beats forecasts' as title, ['AA'] as tickers, timestamp '2024-01-02 10:00' as"
          + " published_at";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private void copy(String query, String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    shell
        .run("sql", "--write", "copy (" + query + ") to '" + target + "' (format parquet)")
        .exits(ExitCode.DONE);
  }

  private Ran score(String input, String output) {
    return shell.run(
        "score", "--input", input, "--output", output, "--set", "embedded.model=lexicon");
  }

  private String written(String select, String output) {
    String from = " from read_parquet('" + folder.resolve(output) + "/*/*/*.parquet')";
    return shell.run("sql", "--write", "select " + select + from).out().strip();
  }

  @Test
  void filesOfOthersInTheOutputStayAlsoOnADateThatIsWritten() throws IOException {
    copy(NEWS, "news.parquet");
    copy("select 1 as mine", "scores/date=2024-01-02/data_0.parquet");
    copy("select 1 as mine", "scores/date=2024-01-02/bucket=0/part-00000-5f0b.parquet");

    assertThat(score("news.parquet", "scores").exits(ExitCode.DONE).out())
        .contains("\"partitions_removed\":0");

    assertThat(folder.resolve("scores/date=2024-01-02/data_0.parquet")).exists();
    assertThat(folder.resolve("scores/date=2024-01-02/bucket=0/part-00000-5f0b.parquet")).exists();
  }

  @Test
  void anOutputInTheInputIsRefused() throws IOException {
    copy(NEWS, "news/date=2024-01-02/data_0.parquet");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("news"));

    for (String output : new String[] {"news", "news/scores", "link/../link/new/scores"}) {
      score("news", output).exits(ExitCode.USAGE).mentions("error: the output lies in the input");
    }

    score("news", "news-scores").exits(ExitCode.DONE);
  }

  @Test
  void aTimeInUtcIsThatTimeAlsoWhereClocksOfThisMachineSkipIt() throws IOException {
    copy(
        "select 'Acme beats forecasts' as title, timestamp '2024-03-10 02:30' as published_at",
        "news.parquet");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      score("news.parquet", "scores").exits(ExitCode.DONE);

      assertThat(written("strftime(published_at, '%H:%M')", "scores")).isEqualTo("02:30");
      assertThat(written("published_at", "scores")).isEqualTo("2024-03-10T02:30:00Z");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void aFilingThatIsTextKeepsItsCharacters() throws IOException {
    copy("select 'n.txt' as filename, 'Gains of 5 € — “ahead” of plan.' as content", "n.parquet");

    shell.run("chunk", "--input", "n.parquet", "--output", "chunks").exits(ExitCode.DONE);

    assertThat(written("text", "chunks")).isEqualTo("Gains of 5 € — “ahead” of plan.");
  }

  @Test
  void aRejectIsShownAsFarAsWholeCharactersGo() throws IOException {
    copy("select repeat('a', 199) || '😀' as title, null::timestamp as published_at", "n.parquet");

    score("n.parquet", "scores").exits(ExitCode.PARTIAL).mentions("_rejects");
  }

  @Test
  void aThousandBadTimesAreOneReason() throws IOException {
    copy(
        "select 'Profit ' || i as title, (i + 1000) || '-01-02 10:00' as published_at, 'A' || i ||"
            + " '_' as tickers from range(1000) t(i) union all select 'Loss', '2024-01-02T10:00:00Z',"
            + " 'A_B'",
        "n.parquet");

    Ran ran = score("n.parquet", "scores").exits(ExitCode.PARTIAL);

    assertThat(ran.out())
        .contains(
            "\"rejected_by_reason\":{\"not a ticker\":1,\"published_at is no time with a"
                + " zone\":1000}");
    String line =
        "select count(*) from read_json('"
            + folder.resolve("scores/_rejects/*.jsonl")
            + "') where value in ('1234-01-02 10:00', 'A_B')";
    assertThat(shell.run("sql", "--write", line).out().strip()).isEqualTo("2");
  }

  @Test
  void aTickerThatIsOnlyTheNameOfAFolderIsNotPassedOver() throws IOException {
    copy("select 'Acme' as title, timestamp '2024-01-02' as published_at", "n/ticker=AA/0.parquet");
    copy(NEWS, "m/ticker=AA/0.parquet");

    Ran refused = score("n", "scores").exits(ExitCode.USAGE);

    refused.mentions("error: tickers are not in the files");
    score("m", "scores").exits(ExitCode.DONE);
    String query = refused.err().replaceAll("(?s).*--write \"(.*)\".*", "$1");
    shell.run("sql", "--write", query.replace("'news", "'" + folder + "/n")).exits(ExitCode.DONE);
  }

  @Test
  void filesThatOtherProgramsHideAreNoInput() throws IOException {
    copy(NEWS, "news/january.parquet");
    copy("select 'Old' as title", "news/_temporary/0.parquet");
    copy("select 'Old' as title", "news/.trash/0.parquet");
    copy("select 'Old' as title", "news/_old.parquet");

    assertThat(score("news", "scores").exits(ExitCode.DONE).out()).contains("\"input_rows\":1,");
  }

  @Test
  void aPathIsNoPattern() throws IOException {
    for (String name : new String[] {"[2024] *", "[2024] **", "a=b %20ü"}) {
      copy(NEWS, name + "/n[1].parquet");
      String output = "scores of " + name;

      assertThat(score(name, output).exits(ExitCode.DONE).out()).contains("\"input_rows\":1,");
      score(name + "/n[1].parquet", output).exits(ExitCode.DONE);
    }
  }

  @Test
  void aFolderWithoutParquetIsAMistake() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    score("empty", "scores").exits(ExitCode.USAGE).mentions("no Parquet files in ");

    assertThat(folder.resolve("scores")).doesNotExist();
  }
}
