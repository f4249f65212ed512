package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.ingest.edgar.FakeEdgar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgarTest {
  @TempDir Path folder;

  private static String settings(FakeEdgar edgar) {
    return "http.user_agent = \"Ann Analyst ann@widgets.test\"\nedgar.data_url = \"%1$s\"\nedgar.archive_url = \"%1$s\"\n"
        .formatted(edgar.url());
  }

  @Test
  void filingsComeWithTheirEasternTimeAndAreFetchedOnce() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      Shell shell = new Shell(folder);
      shell.write("bellwether.toml", settings(edgar));
      Ran first = shell.run("ingest", "edgar", "--tickers", "EXW", "--since", "2024-01-01");
      assertThat(first.code()).as(first.err()).isZero();
      assertThat(first.out())
          .isEqualTo(
              "8-K 0000000042-24-000007\t1\t1\t0\t0\t0\n10-K 0000000042-24-000003\t1\t1\t0\t0\t0\n");
      int asked = edgar.asked().size();
      Ran second = shell.run("ingest", "edgar", "--tickers", "EXW", "--since", "2024-01-01");
      assertThat(second.out()).contains("\t1\t0\t0\t1\t0\n");
      assertThat(edgar.asked()).hasSize(asked + 2);
      assertThat(
              shell
                  .run(
                      "sql",
                      "select published_at, tickers, first_seen_at from documents order by 1",
                      "--format",
                      "csv")
                  .out())
          .contains("2024-02-20T11:00:00Z,\"[\"\"EXW\"\"]\",")
          .contains("2024-08-01T20:30:12Z,\"[\"\"EXW\"\"]\",");
    }
  }

  @Test
  void aFilingThatIsThereDocumentByDocumentIsPutTogetherFromItsIndexPage() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar.splitFirst8K();
      Shell shell = new Shell(folder);
      shell.write("bellwether.toml", settings(edgar));
      Ran ran = shell.run("ingest", "edgar", "--cik", "42", "--forms", "8-K");
      assertThat(ran.code()).as(ran.err()).isZero();
      assertThat(
              shell
                  .run(
                      "sql",
                      "select published_at, document, company, period, item from documents join filings"
                          + " using (content_hash) join sections using (content_hash)"
                          + " where accession = '0000000042-24-000007' order by document",
                      "--format",
                      "csv")
                  .out())
          .contains("2024-08-01T20:30:12Z,8-K,Example Widgets Inc.,2024-07-31,2.02")
          .contains("2024-08-01T20:30:12Z,EX-99.1,Example Widgets Inc.,2024-07-31,2.02");
      assertThat(edgar.asked()).noneMatch(page -> page.contains("logo"));
    }
  }

  @Test
  void filingsThatAreListedAndAreNotThereKeepNobodyAway() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar.fileMany(6);
      edgar.loseOfMany(4);
      Shell shell = new Shell(folder);
      shell.write("bellwether.toml", settings(edgar));
      Ran ran = shell.run("ingest", "edgar", "--cik", "7");
      assertThat(ran.code()).isEqualTo(3);
      assertThat(ran.out().lines()).hasSize(2);
      assertThat(ran.err()).contains("EDGAR lists 4 filings and does not have them");
    }
  }

  @Test
  void moreThanAPageOfCurrentFilingsBetweenTwoLooksIsNotLost() throws IOException {
    try (FakeEdgar edgar = new FakeEdgar()) {
      edgar.fileMany(240);
      edgar.listAsCurrent(45, 40);
      Shell shell = new Shell(folder);
      shell.write("bellwether.toml", settings(edgar));
      String[] current = {"ingest", "edgar", "--current", "--forms", "8-K"};
      assertThat(shell.run(current).out().lines()).hasSize(1);
      edgar.listAsCurrent(240, 40);
      assertThat(shell.run(current).code()).isZero();
      assertThat(shell.run("sql", "select count(*) from filings").out()).isEqualTo("6\n");
    }
  }

  @Test
  void refusesToStartWithoutAUserAgent() {
    Ran ran = new Shell(folder).run("ingest", "edgar", "--tickers", "EXW");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("http.user_agent");
  }
}
