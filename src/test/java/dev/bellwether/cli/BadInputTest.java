package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told about files that are not as they should be. */
class BadInputTest {
  private static final String NEWS = "date,title,tickers\n";
  private static final String PRICES = "ticker,date,open,high,low,close,volume\n";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private Ran news(String file, String... options) {
    return ingest("news", file, options);
  }

  private Ran prices(String... rows) {
    shell.write("bars.csv", PRICES + String.join("\n", rows) + "\n");
    return ingest("prices", "bars.csv", "--adjustment", "already");
  }

  private Ran ingest(String kind, String file, String... options) {
    List<String> words = new ArrayList<>(List.of("ingest", kind, file));
    words.addAll(List.of(options));
    return shell.run(words.toArray(String[]::new));
  }

  /** Nothing was rejected on the way: the command failed before it wrote anything. */
  private void nothingIsStored() {
    assertThat(folder.resolve("rejects")).doesNotExist();
    assertThat(folder.resolve("bellwether.duckdb")).doesNotExist();
  }

  @Test
  void aMissingColumnIsToldWithTheColumnsThatWereFound() {
    shell.write("wire.csv", "date,text_of_news,who\n2024-03-01,Apple gains,AAPL\n");

    news("wire.csv")
        .exits(ExitCode.USAGE)
        .says(
            "error: wire.csv has no column for title",
            "hint: columns are: date, text_of_news, who; map one with --map title=COLUMN");
    nothingIsStored();
  }

  @Test
  void severalMissingPriceColumnsAreToldTogether() {
    shell.write("bars.csv", "ticker,date,close\nAAPL,2024-03-01,1\n");

    ingest("prices", "bars.csv")
        .exits(ExitCode.USAGE)
        .says(
            "error: bars.csv has no column for open, high, low",
            "hint: columns are: ticker, date, close; map one with --map open=COLUMN");
  }

  @Test
  void aMappedColumnThatDoesNotExistIsToldWithTheColumnsThatDo() {
    shell.write("wire.csv", NEWS + "2024-03-01,Apple gains,AAPL\n");

    news("wire.csv", "--map", "title=headline")
        .exits(ExitCode.USAGE)
        .says(
            "error: wire.csv has no column 'headline' for title",
            "hint: columns are: date, title, tickers");
  }

  @Test
  void aMappedFieldThatDoesNotExistIsToldWithTheFieldsThatDo() {
    shell.write("wire.csv", NEWS + "2024-03-01,Apple gains,AAPL\n");

    news("wire.csv", "--map", "titel=title")
        .exits(ExitCode.USAGE)
        .mentions("error: there is no field 'titel' to map a column to")
        .mentions("hint: fields are: title, published_at, body, tickers");
  }

  @Test
  void aRowWhoseDateCannotBeReadIsNamedAndTheOthersAreKept() {
    shell.write("wire.csv", NEWS + "2024-03-01,Apple gains,AAPL\nsoon,Apple falls,AAPL\n");

    news("wire.csv")
        .exits(ExitCode.PARTIAL)
        .prints("wire.csv\t2\t1\t0\t0\t1")
        .says(
            "rejected 1: unreadable date", "rejected rows: <dir>/rejects/20261124T120000-r001.tsv");
    assertThat(shell.read("rejects/20261124T120000-r001.tsv").lines())
        .contains("wire.csv\t3\tunreadable date 'soon'\tsoon,Apple falls,AAPL");
  }

  @Test
  void datesInNoKnownNotationAreToldWithExamples() {
    shell.write("wire.csv", NEWS + "the first,Apple gains,AAPL\nthe second,Apple falls,AAPL\n");

    news("wire.csv")
        .exits(ExitCode.USAGE)
        .says(
            "error: cannot tell how the dates in column 'date' of wire.csv are written, such as"
                + " 'the first', 'the second'",
            "hint: pass --date-format, such as --date-format dd/MM/yyyy");
    nothingIsStored();
  }

  @Test
  void datesThatCanBeReadTwoWaysAreToldWithBothReadings() {
    shell.write("wire.csv", NEWS + "03/04/2024,Apple gains,AAPL\n");

    news("wire.csv")
        .exits(ExitCode.USAGE)
        .says(
            "error: cannot tell day from month in column 'date' of wire.csv: '03/04/2024' can be"
                + " 3 April 2024 or 4 March 2024",
            "hint: pass --date-format dd/MM/yyyy or --date-format MM/dd/yyyy");
    news("wire.csv", "--date-format", "dd/MM/yyyy").exits(ExitCode.DONE);
    shell.run("sql", "select published_at from documents").prints("2024-04-04T03:59:59Z");
  }

  @Test
  void aDateFormatThatReadsNothingIsToldWithExamples() {
    shell.write("wire.csv", NEWS + "2024-03-01,Apple gains,AAPL\n");

    news("wire.csv", "--date-format", "dd.MM.yyyy")
        .exits(ExitCode.USAGE)
        .mentions("error: 'dd.MM.yyyy' reads no date in column 'date' of wire.csv")
        .mentions("'2024-03-01'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "AAPL,2024-03-01,-1,11,9,10,5;open is not above 0: '-1'",
        "AAPL,2024-03-01,0,11,9,10,5;open is not above 0: '0'",
        "AAPL,2024-03-01,10,11,9,10,-5;negative volume '-5'",
        "AAPL,2024-03-01,10,9,11,10,5;high below low",
        "AAPL,2024-03-01,10,11,9,20,5;close outside low and high",
        "AAPL,2024-03-01,ten,11,9,10,5;unreadable open 'ten'",
        "AAPL,2024-03-01,NaN,11,9,10,5;unreadable open 'NaN'",
        "AAPL,2024-03-01,,11,9,10,5;unreadable open ''",
        "AAPL,2024-03-29,10,11,9,10,5;not a session of the exchange: 2024-03-29",
        "AAPL,2024-03-02,10,11,9,10,5;not a session of the exchange: 2024-03-02",
        "AAPL,1950-03-01,10,11,9,10,5;unreadable date '1950-03-01'",
        "A PPL,2024-03-01,10,11,9,10,5;not a ticker 'A PPL'",
        "BRK/BB,2024-03-01,10,11,9,10,5;not a ticker 'BRK/BB'",
        ",2024-03-01,10,11,9,10,5;not a ticker ''",
      })
  void aBarThatCannotBeIsNamedAndTheOthersAreKept(String row, String reason) {
    prices("MSFT,2024-03-01,10,11,9,10,5", row)
        .exits(ExitCode.PARTIAL)
        .prints("bars.csv\t2\t1\t0\t0\t1");

    assertThat(shell.read("rejects/20261124T120000-r001.tsv").lines().skip(1))
        .containsExactly("bars.csv\t3\t" + reason + "\t" + row);
  }

  @Test
  void theSameBarTwiceIsOneBarAndNoMistake() {
    prices("AAPL,2024-03-01,10,11,9,10,5", "AAPL,2024-03-01,10,11,9,10,5")
        .exits(ExitCode.DONE)
        .prints("bars.csv\t2\t1\t0\t1\t0");
  }

  @Test
  void twoDifferentBarsOfOneSessionAreAMistakeAndTheFirstIsKept() {
    prices("AAPL,2024-03-01,10,11,9,10,5", "AAPL,2024-03-01,10,11,9,10.5,5")
        .exits(ExitCode.PARTIAL)
        .mentions("rejected 1: other prices came before");

    shell.run("sql", "select close from bars").prints("10.0");
  }

  @Test
  void aGapInThePricesIsAccepted() {
    prices("AAPL,2024-03-01,10,11,9,10,5", "AAPL,2024-06-03,20,21,19,20,5")
        .exits(ExitCode.DONE)
        .prints("bars.csv\t2\t2\t0\t0\t0");
  }

  @Test
  void aTickerOfUnknownShapeInNewsIsNamed() {
    shell.write("wire.csv", NEWS + "2024-03-01,Apple gains,AAPL\n2024-03-01,Other,what?!\n");

    news("wire.csv").exits(ExitCode.PARTIAL).mentions("rejected 1: not a ticker");
  }

  @Test
  void pricesThatMayOrMayNotBeAdjustedAreAsked() {
    shell.write("bars.csv", PRICES + "AAPL,2024-03-01,10,11,9,10,5\n");

    ingest("prices", "bars.csv")
        .exits(ExitCode.USAGE)
        .says(
            "error: bars.csv has no column with the close adjusted for splits and dividends",
            "hint: say what its prices are: --adjustment already|none, or --map"
                + " adj_close=COLUMN");
  }

  @Test
  void aFileWithoutTickersThatIsNotNamedAfterOneIsAsked() {
    shell.write("my prices.csv", "date,open,high,low,close\n2024-03-01,10,11,9,10\n");

    ingest("prices", "my prices.csv", "--adjustment", "none")
        .exits(ExitCode.USAGE)
        .says(
            "error: my prices.csv has no column for ticker, and its name is not a ticker",
            "hint: map one with --map ticker=COLUMN, or name the file as in AAPL.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"news", "prices"})
  void anEmptyFileIsAMistake(String kind) {
    shell.write("empty.csv", "");

    ingest(kind, "empty.csv").exits(ExitCode.USAGE).says("error: empty.csv is empty");
    nothingIsStored();
  }

  @Test
  void aFileOfOnlyAHeaderHasNothingToRead() {
    shell.write("wire.csv", NEWS);

    news("wire.csv").exits(ExitCode.DONE).prints("wire.csv\t0\t0\t0\t0\t0").says();
  }

  @Test
  void aRowInAnotherEncodingIsNamedWithTheWayOut() {
    byte[] latin =
        (NEWS + "2024-03-01,Apple gains,AAPL\n2024-03-01,Nestlé gains,NSRGY\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    shell.write("wire.csv", latin);

    news("wire.csv")
        .exits(ExitCode.PARTIAL)
        .mentions("rejected 1: bytes that are not UTF-8 (try --encoding)");
    news("wire.csv", "--encoding", "windows-1252").exits(ExitCode.DONE);
    shell
        .run("sql", "select title from contents order by title")
        .prints("Apple gains", "Nestlé gains");
  }

  @Test
  void anEncodingThatTheFileIsNotInIsSeenByTheRows() {
    shell.write("wire.csv", NEWS + "2024-03-01,Nestlé gains,NSRGY\n");

    assertThat(news("wire.csv", "--encoding", "utf-16").code()).isNotZero().isNotEqualTo(70);
  }

  @Test
  void aBinaryFileIsAMistake() {
    shell.write("wire.csv", new byte[] {1, 2, 0, 3, 0, 0, 4});

    news("wire.csv").exits(ExitCode.USAGE).mentions("error: wire.csv is a binary file, not text");
  }

  @Test
  void aFileThatIsNoParquetIsAMistake() {
    shell.write("wire.parquet", NEWS);

    Ran ran = news("wire.parquet").mentions("error: ").mentions("wire.parquet");
    assertThat(ran.code()).isIn(1, 2);
  }

  @Test
  void aDirectoryIsAMistake() throws IOException {
    Files.createDirectory(folder.resolve("news.csv"));

    news("news.csv")
        .exits(ExitCode.USAGE)
        .says("error: <dir>/news.csv is a directory, not a file", "hint: name the files in it");
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreRead() throws IOException {
    shell.write("wire.csv", Wire.NEWS);
    shell.write("empty.csv", "");
    Files.createDirectory(folder.resolve("dir.csv"));

    shell
        .run("ingest", "news", "empty.csv", "missing.csv", "wire.csv", "dir.csv")
        .exits(ExitCode.PARTIAL)
        .prints("wire.csv\t4\t4\t0\t0\t0")
        .says(
            "error: empty.csv is empty",
            "error: no such file: <dir>/missing.csv",
            "error: <dir>/dir.csv is a directory, not a file",
            "hint: name the files in it");
  }

  @Test
  void ofSeveralFilesThatCannotBeReadNoneIsStored() {
    shell.write("empty.csv", "");

    shell
        .run("ingest", "news", "missing.csv", "empty.csv")
        .exits(ExitCode.USAGE)
        .mentions("error: none of 2 files can be read; the first: no such file: <dir>/missing.csv");
    nothingIsStored();
  }

  @Test
  void aTruncatedArchiveKeepsWhatCameBefore() throws IOException {
    StringBuilder rows = new StringBuilder("title,published_at,tickers\n");
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      rows.append("Headline ").append(random.nextLong()).append(",2024-03-01T14:30:00Z,AAPL\n");
    }
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = zipped.toByteArray();
    Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

    Ran ran = shell.run("ingest", "news", "cut.csv.gz").exits(ExitCode.PARTIAL);
    assertThat(ran.err()).contains("error: ", "cut.csv.gz");
    assertThat(Long.parseLong(shell.run("sql", "select count(*) from documents").out().strip()))
        .isBetween(5_000L, 15_000L);
  }

  @Test
  void aFormatThatIsNotReadIsAMistakeThatNamesThoseThatAre() {
    shell.write("wire.xlsx", NEWS);

    news("wire.xlsx")
        .exits(ExitCode.USAGE)
        .says(
            "error: cannot tell the format of wire.xlsx from its name",
            "hint: names end in .csv, .tsv, .jsonl, .ndjson or .json, also with .gz, or in .parquet");
  }

  @Test
  void aFeedThatIsNoFeedIsAMistakeThatNamesTheFile() {
    shell.write("page.xml", "<html><body>Hello</body></html>");

    shell
        .run("ingest", "feed", "page.xml")
        .exits(ExitCode.FAILED)
        .mentions("error: page.xml ")
        .mentions("hint: ");
  }

  @Test
  void aFeedThatIsMissingIsAMistake() {
    shell
        .run("ingest", "feed", "missing.xml")
        .exits(ExitCode.USAGE)
        .says("error: no such file: <dir>/missing.xml", "hint: give an address or a saved feed");
  }
}
