package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bare {@code ingest}, which reads what {@code bellwether.toml} names. */
class SourcesTest {
  @TempDir Path folder;
  private final Site site = new Site();
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static String source(String name, String kind, String where) {
    return "[[sources]]\nname = \"%s\"\nkind = \"%s\"\n%s\n".formatted(name, kind, where);
  }

  private void configure(String... sources) {
    shell.write("bellwether.toml", String.join("\n", sources));
  }

  @Test
  void readsFilesByPatternAndFeedsAndPrices() {
    shell.write("news/a.csv", Wire.NEWS);
    shell.write("news/b.csv", Wire.NEWS.replace("2024-03", "2024-04"));
    shell.write("news/notes.txt", "not news");
    shell.write("AAPL.csv", Wire.PRICES);
    configure(
        source("archive", "news", "path = \"news/*.csv\""),
        source("quotes", "prices", "path = \"AAPL.csv\"\nadjustment = \"already\""),
        source("wire", "feed", "url = \"" + site.url("/feed") + "\""));

    shell
        .run("ingest")
        .exits(ExitCode.DONE)
        .prints(
            "a.csv\t4\t4\t0\t0\t0",
            "b.csv\t4\t4\t0\t0\t0",
            "AAPL.csv\t1\t1\t0\t0\t0",
            "wire\t1\t1\t0\t0\t0");
    shell.run("sql", "select distinct source from documents order by 1").prints("archive", "wire");
  }

  @Test
  void aBrokenSourceIsNamedAndTheOthersAreRead() {
    shell.write("news.csv", Wire.NEWS);
    configure(
        source("down", "feed", "url = \"" + site.url("/broken") + "\""),
        source("archive", "news", "path = \"news.csv\""),
        source("gone", "prices", "path = \"gone.csv\""));

    Ran ran = shell.run("ingest").exits(ExitCode.PARTIAL).prints("news.csv\t4\t4\t0\t0\t0");

    assertThat(ran.err().lines())
        .filteredOn(line -> line.startsWith("error: "))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("error: source down: " + site.url("/broken")))
        .anyMatch(line -> line.equals("error: source gone: no such file: <dir>/gone.csv"));
  }

  @Test
  void aBadRowIsToldOnceSoThatCronGoesOn() {
    shell.write("news.csv", Wire.NEWS_WITH_A_BAD_ROW);
    configure(source("archive", "news", "path = \"news.csv\""));

    shell.run("ingest").exits(ExitCode.PARTIAL);
    Ran again = shell.run("ingest").exits(ExitCode.DONE).says("rejected as before: 1");
    assertThat(again.err()).doesNotContain("rejected rows:");

    shell.write("news.csv", Wire.NEWS_WITH_A_BAD_ROW + "another,bad,row,without,a,date\n");
    shell.run("ingest").exits(ExitCode.PARTIAL).mentions("rejected as before: 1");
    shell.run("ingest", "news", "news.csv").exits(ExitCode.PARTIAL);
  }

  @Test
  void rejectedRowsOfASourceAreToldLikeThoseOfAFile() {
    shell.write("news.csv", Wire.NEWS_WITH_A_BAD_ROW);
    configure(source("archive", "news", "path = \"news.csv\""));

    shell.run("ingest").exits(ExitCode.PARTIAL).mentions("rejected 1: unreadable date");
  }

  @Test
  void sourcesThatAllFailAreAFailedRun() {
    configure(source("down", "feed", "url = \"" + site.url("/broken") + "\""));

    shell.run("ingest").exits(ExitCode.FAILED).mentions("error: source down: ");
  }

  @Test
  void noSourceIsAMistakeWithAHint() {
    shell
        .run("ingest")
        .exits(ExitCode.USAGE)
        .says(
            "error: no [[sources]] in <dir>/bellwether.toml",
            "hint: add one, or name files: bellwether ingest news FILE...");
  }

  @Test
  void aPatternThatMeetsNothingIsAnErrorOfItsSource() {
    shell.write("news/a.txt", "x");
    configure(source("archive", "news", "path = \"news/*.csv\""));

    shell
        .run("ingest")
        .exits(ExitCode.FAILED)
        .says("error: source archive: no file matches <dir>/news/*.csv");
  }

  @Test
  void aMisspeltFieldIsToldWithTheNearestBeforeAnythingIsRead() {
    shell.write("news.csv", Wire.NEWS);
    configure(source("archive", "news", "path = \"news.csv\"\nzoen = \"UTC\""));

    shell
        .run("ingest")
        .exits(ExitCode.USAGE)
        .mentions("bellwether.toml:5: unknown field 'zoen'")
        .mentions("the nearest is 'zone'");
  }
}
