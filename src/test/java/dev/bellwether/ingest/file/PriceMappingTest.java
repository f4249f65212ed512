package dev.bellwether.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Bar;
import dev.bellwether.BellwetherException;
import dev.bellwether.Outcome;
import dev.bellwether.SharedData;
import dev.bellwether.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceMappingTest {
  private static final String HEADER = "Date|Ticker|Open|High|Low|Close|Adj Close|Volume";
  private static final String GOOD = "2024-01-31|AAPL|10|11|9|10.5|10.1|1000";
  private static final PriceOptions GUESSING = PriceOptions.guessing();

  private static Outcome<Bar> second(String header, String... rows) {
    MemoryFile file = MemoryFile.of("prices.csv", header, rows);
    PriceMapping mapping = PriceMapping.of(file, GUESSING);
    assertThat(mapping.bar(file.rows().get(0))).isInstanceOf(Outcome.Done.class);
    return mapping.bar(file.rows().get(1));
  }

  private static void assertUsage(MemoryFile file, PriceOptions options, String... words) {
    assertThatThrownBy(() -> PriceMapping.of(file, options))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e.getMessage() + " / " + e.hint()).contains(words);
            });
  }

  @Test
  void aRowBecomesABar() {
    MemoryFile file = MemoryFile.of("prices.csv", HEADER, GOOD);
    assertThat(PriceMapping.of(file, GUESSING).bar(file.rows().get(0)))
        .isEqualTo(
            new Outcome.Done<>(
                new Bar(
                    new Ticker("AAPL"), LocalDate.of(2024, 1, 31), 10, 11, 9, 10.5, 10.1, 1000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"adjusted_close", "adj_close", "AdjClose", "Adj. Close"})
  void theAdjustedCloseIsFoundUnderItsUsualNames(String name) {
    MemoryFile file = MemoryFile.of("p.csv", HEADER.replace("Adj Close", name), GOOD);
    assertThat(PriceMapping.of(file, GUESSING).bar(file.rows().get(0)))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((Bar) done.value()).adjClose()).isEqualTo(10.1));
  }

  @Test
  void withoutAnAdjustedCloseThePolicyMustBeSaid() {
    assertUsage(
        MemoryFile.of("p.csv", "date|ticker|open|high|low|close|volume"),
        GUESSING,
        "p.csv has no column with the close adjusted",
        "--adjustment already|none");
  }

  @ParameterizedTest
  @EnumSource(names = {"ALREADY", "NONE"})
  void underAPolicyTheCloseIsTheAdjustedClose(Adjustment policy) {
    MemoryFile file = MemoryFile.of("p.csv", HEADER, GOOD);
    PriceOptions options = new PriceOptions(Map.of(), Optional.empty(), Optional.of(policy));
    assertThat(PriceMapping.of(file, options).bar(file.rows().get(0)))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((Bar) done.value()).adjClose()).isEqualTo(10.5));
  }

  @Test
  void missingPriceColumnsAreNamedTogether() {
    assertUsage(
        MemoryFile.of("p.csv", "date|ticker|close|adj close"),
        GUESSING,
        "p.csv has no column for open, high, low",
        "columns are: date, ticker, close, adj close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL.csv", "aapl.csv.gz", "AAPL.parquet"})
  void aFileOfOneTickerIsNamedAfterIt(String name) {
    MemoryFile file =
        MemoryFile.of(name, "date|open|high|low|close|adj close", "2024-01-31|10|11|9|10|10");
    assertThat(PriceMapping.of(file, GUESSING).bar(file.rows().get(0)))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> {
              assertThat(((Bar) done.value()).ticker().symbol()).isEqualTo("AAPL");
              assertThat(((Bar) done.value()).volume()).isZero();
            });
  }

  @Test
  void aFileThatNamesNoTickerAtAllIsRefused() {
    assertUsage(
        MemoryFile.of("all prices of 2024.csv", "date|open|high|low|close|adj close"),
        GUESSING,
        "no column for ticker, and its name is not a ticker");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "soon|AAPL|10|11|9|10|10|1;unreadable date 'soon'",
        "2024-02-01|A&B|10|11|9|10|10|1;not a ticker 'A&B'",
        "2024-02-01|AAPL|ten|11|9|10|10|1;unreadable Open 'ten'",
        "2024-02-01|AAPL||11|9|10|10|1;unreadable Open ''",
        "2024-02-01|AAPL|10|11|9|null|10|1;unreadable Close 'null'",
        "2024-02-01|AAPL|10|NaN|9|10|10|1;unreadable High 'NaN'",
        "2024-02-01|AAPL|10|1e999|9|10|10|1;unreadable High '1e999'",
        "2024-02-01|AAPL|10|11d|9|10|10|1;unreadable High '11d'",
        "2024-02-01|AAPL|10|11|9|0|10|1;Close is not above 0: '0'",
        "2024-02-01|AAPL|10|11|9|10|-1|1;Adj Close is not above 0: '-1'",
        "2024-02-01|AAPL|10|8|9|10|10|1;high below low",
        "2024-02-01|AAPL|12|11|9|10|10|1;open outside low and high",
        "2024-02-01|AAPL|10|11|9|8.9|10|1;close outside low and high",
        "2024-02-01|AAPL|10|11|9|10|10|-1;negative volume '-1'",
        "2024-01-31|AAPL|10|11|9|10.6|10.1|1000;other prices came before: AAPL on 2024-01-31"
      })
  void aRowThatCanNotBeUsedSaysWhy(String row, String reason) {
    assertThat(second(HEADER, GOOD, row, "2024-03-01|AAPL|10|11|9|10|10|1"))
        .isEqualTo(new Outcome.Failed<>(reason));
  }

  @Test
  void roundingMayPutACloseJustOutside() {
    assertThat(second(HEADER, GOOD, "2024-02-01|AAPL|10|11|9|11.05|10|1"))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void theSameBarAgainIsSkipped() {
    assertThat(second(HEADER, GOOD, GOOD)).isEqualTo(new Outcome.Skipped<>("duplicate"));
  }

  @Test
  void sessionsMayComeInAnyOrder() {
    MemoryFile file =
        MemoryFile.of(
            "p.csv",
            HEADER,
            "2024-01-31|A|10|11|9|10|10|1",
            "1970-01-01|A|10|11|9|10|10|1",
            "2100-12-31|A|10|11|9|10|10|1",
            "2024-01-31|A|10|11|9|10|10|1");
    PriceMapping mapping = PriceMapping.of(file, GUESSING);
    assertThat(file.rows().stream().map(mapping::bar).map(o -> o.getClass().getSimpleName()))
        .containsExactly("Done", "Done", "Done", "Skipped");
  }

  @Test
  void aTimeBehindTheDateDoesNotMoveTheSession() {
    MemoryFile file =
        MemoryFile.of("p.csv", HEADER, "2024-01-31 00:00:00-05:00|AAPL|10|11|9|10.5|10.1|1000");
    assertThat(PriceMapping.of(file, GUESSING).bar(file.rows().get(0)))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((Bar) done.value()).session()).isEqualTo("2024-01-31"));
  }

  @Test
  void realPriceFilesAreReadButForRowsWithoutPrices() throws IOException {
    Path folder = SharedData.require("data/news/stocknet-2014-2016/prices");
    List<Path> files;
    try (var listed = Files.list(folder)) {
      files = listed.filter(RowFile::reads).sorted().toList();
    }
    assertThat(files).hasSize(88);
    for (Path path : files) {
      RowFile file = RowFile.of(path, Optional.empty());
      PriceMapping mapping = PriceMapping.of(file, GUESSING);
      try (Rows rows = file.open()) {
        for (Optional<Entry> e = rows.next(); e.isPresent(); e = rows.next()) {
          assertThat(mapping.bar((Row) e.get()))
              .as("%s: %s", path.getFileName(), e.get().raw())
              .isInstanceOf(
                  e.get().raw().contains("null") ? Outcome.Failed.class : Outcome.Done.class);
        }
      }
    }
  }
}
