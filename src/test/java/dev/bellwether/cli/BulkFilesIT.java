package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score} and {@code chunk} from Parquet to Parquet on one machine. */
class BulkFilesIT {
  private static final String LEXICON = "embedded.model=lexicon";

  private static final String FILING =
      """
        <SEC-DOCUMENT>
        <SEC-HEADER>
        <ACCEPTANCE-DATETIME>20240301161502
        CONFORMED SUBMISSION TYPE: 8-K
        </SEC-HEADER>
        <DOCUMENT>
        <TYPE>8-K
        <TEXT>
        Item 2.02 Results of Operations and Financial Condition

        Revenue of the quarter rose by nine percent to 812 million dollars.
        </TEXT>
        </DOCUMENT>
        """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    shell.write("wire.csv", Wire.NEWS);
    shell.run("ingest", "news", "wire.csv").exits(ExitCode.DONE);
    shell.run("export", "--to", "export").exits(ExitCode.DONE);
  }

  private Ran score(String output, String... more) {
    return shell.run(
        Stream.concat(
                Stream.of("score", "--input", "export", "--output", output, "--set", LEXICON),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void scoresAreThoseOfTheWorkspace() {
    shell.run("score", "--set", LEXICON).exits(ExitCode.DONE);
    score("scores").exits(ExitCode.DONE);

    String both =
        "select count(*), count(*) filter (s.value = p.value and s.confidence = p.confidence and"
            + " s.direction = p.direction and s.selection = p.selection) from scores s full join"
            + " read_parquet('"
            + folder
            + "/scores/*/*/*.parquet') p using (content_hash, ticker)";
    List<String> counts = List.of(shell.run("sql", "--write", both).out().strip().split("\t"));
    assertThat(counts.get(0)).isNotEqualTo("0").isEqualTo(counts.get(1));
  }

  @Test
  void aSecondRunFindsEverythingFinished() {
    score("scores").exits(ExitCode.DONE);

    assertThat(score("scores").exits(ExitCode.DONE).out())
        .contains("\"partitions_written\":0", "\"rows_written\":0");
  }

  @Test
  void whatIsMissingIsMadeAgainToTheLastByte() throws IOException {
    score("scores").exits(ExitCode.DONE);
    Path lost = parts("scores").get(0);
    byte[] before = Files.readAllBytes(lost);
    Files.delete(lost);

    assertThat(score("scores").exits(ExitCode.DONE).out()).contains("\"partitions_written\":1");
    assertThat(lost).hasBinaryContent(before);
  }

  @Test
  void theNumberOfThreadsDoesNotShow() throws IOException {
    score("one", "--jobs", "1").exits(ExitCode.DONE);
    score("four", "--jobs", "4").exits(ExitCode.DONE);

    List<Path> parts = parts("one");
    assertThat(parts).isNotEmpty();
    for (Path part : parts) {
      assertThat(folder.resolve("four").resolve(folder.resolve("one").relativize(part)))
          .hasSameBinaryContentAs(part);
    }
  }

  @Test
  void aRowWithoutATimeIsRejectedWithTheReason() throws IOException {
    shell.run(
        "sql",
        "--write",
        "copy (select 'Profit rises' title, null::timestamp published_at) to '"
            + folder.resolve("bad.parquet")
            + "' (format parquet)");

    shell
        .run("score", "--input", "bad.parquet", "--output", "scores", "--set", LEXICON)
        .exits(ExitCode.PARTIAL);

    assertThat(rejects("scores")).hasSize(1);
    assertThat(rejects("scores").get(0)).content().contains("no published_at", "Profit rises");
  }

  @Test
  void rejectsOfAnInputGoOnceItIsMendedAndThoseOfAnotherStay() throws IOException {
    for (String name : List.of("one", "two")) {
      news(name, "null::timestamp");
      scoreFile(name).exits(ExitCode.PARTIAL);
    }
    assertThat(rejects("scores")).hasSize(2);
    news("one", "timestamp '2024-01-02'");

    scoreFile("one").exits(ExitCode.DONE);

    assertThat(rejects("scores")).hasSize(1);
    assertThat(rejects("scores").get(0)).content().contains("two rises");
  }

  @Test
  void whatAnotherInputHadOfADateIsRemovedAndThatIsSaid() throws IOException {
    news("one", "timestamp '2024-01-02'");
    news("two", "timestamp '2024-01-02'");
    news("three", "timestamp '2024-01-03'");
    assertThat(scoreFile("one").exits(ExitCode.DONE).out()).contains("\"partitions_removed\":0");
    scoreFile("three").exits(ExitCode.DONE);

    Ran second = scoreFile("two");

    assertThat(second.exits(ExitCode.DONE).out()).contains("\"partitions_removed\":1");
    assertThat(second.err()).contains("removed what the output had of the same dates, parts: 1");
    assertThat(parts("scores")).hasSize(2);
  }

  private void news(String name, String time) {
    copy("select '" + name + " rises' title, " + time + " published_at", name + ".parquet");
  }

  private Ran scoreFile(String name) {
    return shell.run("score", "--input", name + ".parquet", "--output", "scores", "--set", LEXICON);
  }

  private void copy(String query, String file) {
    shell
        .run("sql", "--write", "copy (" + query + ") to '" + folder.resolve(file) + "'")
        .exits(ExitCode.DONE);
  }

  @Test
  void aResumedRunEndsAsTheFirstDidAndAMendedOneWithoutRejects() throws IOException {
    String undated = "select 'notes.txt' filename, 'Plain notes about revenue.'::blob as content";
    copy(undated + " union all select 'photo.jpg', '\\x00\\x01\\x02'::blob", "files.parquet");
    String[] chunk = {"chunk", "--input", "files.parquet", "--output", "chunks", "--buckets", "1"};
    String first = shell.run(chunk).exits(ExitCode.PARTIAL).out();

    String second = shell.run(chunk).exits(ExitCode.PARTIAL).out();

    assertThat(first).contains("\"rejected\":1", "the file is no text");
    assertThat(second)
        .contains("\"partitions_written\":0", "\"rejected\":1", "the file is no text");
    assertThat(rejects("chunks")).hasSize(1);

    copy(undated, "files.parquet");
    shell.run(chunk).exits(ExitCode.DONE);

    assertThat(rejects("chunks")).isEmpty();
  }

  @Test
  void filingsAreNotScoredFromFiles() {
    copy("select '8-K.txt' filename, 'Item 2.02'::blob as content", "filings.parquet");

    shell
        .run("score", "--input", "filings.parquet", "--output", "scores")
        .exits(ExitCode.USAGE)
        .mentions("error: filings are not scored from files")
        .mentions("hint: bellwether ingest filings");
  }

  @Test
  void anExportWithFilingsIsRefusedAndTheHintGivesTheOtherTexts() throws IOException {
    shell.write("8-K.txt", FILING);
    shell.run("ingest", "filings", "8-K.txt").exits(ExitCode.DONE);
    shell.run("export", "--to", "export").exits(ExitCode.DONE);

    Ran refused = score("scores").exits(ExitCode.USAGE).mentions("error: filings are not scored");

    String query = refused.err().replaceAll("(?s).*--write \"(.*)\".*", "$1");
    shell
        .run("sql", "--write", query.replace("'news", "'" + folder + "/news"))
        .exits(ExitCode.DONE);
    assertThat(scoreFile("news").exits(ExitCode.DONE).out()).contains("\"rows_written\":4");
  }

  @Test
  void paidTiersAreRefusedWithAHintToBatches() {
    score("scores", "--tier", "claude").exits(ExitCode.USAGE).mentions("score --batch anthropic");
  }

  @Test
  void aReplayNeedsAFolderThatIsThere() {
    shell.run("replay", "--scores", "nowhere").exits(ExitCode.USAGE).mentions("no folder");
  }

  @Test
  void aReplayTakesTheNameOfTheFolderForNoPattern() {
    score("scores [2024]").exits(ExitCode.DONE);

    assertThat(shell.run("replay", "--scores", "scores [2024]").err())
        .doesNotContain("no scores in");
  }

  @Test
  void inputWithoutOutputIsAMistake() {
    shell.run("score", "--input", "export").exits(ExitCode.USAGE).mentions("go together");
  }

  @Test
  void chunksOfFilingsAreThoseThatChunkShows() throws IOException {
    shell.write("8-K.txt", FILING);
    shell.run(
        "sql",
        "--write",
        "copy (select filename, content from read_blob('"
            + folder.resolve("8-K.txt")
            + "')) to '"
            + folder.resolve("filings.parquet")
            + "' (format parquet)");

    shell.run("chunk", "--input", "filings.parquet", "--output", "chunks").exits(ExitCode.DONE);

    assertThat(folder.resolve("chunks/date=2024-03-01")).isDirectory();
    String text = "select text from read_parquet('" + folder + "/chunks/*/*/*.parquet')";
    assertThat(shell.run("sql", "--write", text, "--format", "json").out())
        .contains("Revenue of the quarter rose by nine percent");
  }

  private List<Path> rejects(String output) throws IOException {
    Path rejects = folder.resolve(output).resolve("_rejects");
    if (!Files.isDirectory(rejects)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(rejects)) {
      return files.sorted().toList();
    }
  }

  private List<Path> parts(String output) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(output))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }
}
