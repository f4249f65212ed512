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

    assertThat(folder.resolve("scores/_rejects/input-00000.jsonl"))
        .content()
        .contains("no published_at", "Profit rises");
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
  void inputWithoutOutputIsAMistake() {
    shell.run("score", "--input", "export").exits(ExitCode.USAGE).mentions("go together");
  }

  @Test
  void chunksOfFilingsAreThoseThatChunkShows() throws IOException {
    shell.write(
        "8-K.txt",
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
        """);
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

  private List<Path> parts(String output) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(output))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }
}
