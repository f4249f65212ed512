package dev.bellwether.engine;

import static dev.bellwether.engine.EntryRuleTest.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.bellwether.SharedData;
import dev.bellwether.backtest.Panel;
import dev.bellwether.config.Configuration;
import dev.bellwether.config.Flag;
import dev.bellwether.config.Inputs;
import dev.bellwether.config.Settings;
import dev.bellwether.store.NewsDetails;
import dev.bellwether.store.ReplayInputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayPanelTest {
  /** Columns of a replay, row by row. */
  private static final class Grid {
    private final List<String> tickers = new ArrayList<>();
    private final List<long[]> news = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();
    private final List<double[]> bars = new ArrayList<>();

    private int column(String ticker) {
      if (!tickers.contains(ticker)) {
        tickers.add(ticker);
      }
      return tickers.indexOf(ticker);
    }

    Grid news(String ticker, String published, String seen, double score) {
      long first = seen.isEmpty() ? ReplayInputs.NOT_SEEN : micros(seen);
      news.add(new long[] {column(ticker), micros(published), first});
      scores.add(score);
      return this;
    }

    Grid news(String ticker, String published, double score) {
      return news(ticker, published, published, score);
    }

    Grid bar(String ticker, String date, double open, double close, double adjusted) {
      long day = LocalDate.parse(date).toEpochDay();
      bars.add(new double[] {column(ticker), day, open, close, adjusted});
      return this;
    }

    Grid bars(String ticker, String from, String to) {
      LocalDate.parse(from)
          .datesUntil(LocalDate.parse(to).plusDays(1))
          .filter(day -> Market.NYSE.ordinalOf(day).isPresent())
          .forEach(day -> bar(ticker, day.toString(), 10, 10, 10));
      return this;
    }

    ReplayPanel panel(String... settings) {
      return ReplayPanel.of(
          new ReplayInputs.News(
              tickers,
              news.stream().mapToInt(row -> (int) row[0]).toArray(),
              news.stream().mapToLong(row -> row[1]).toArray(),
              news.stream().mapToLong(row -> row[2]).toArray(),
              scores.stream().mapToDouble(s -> s).toArray(),
              NewsDetails.plain(news.size()),
              news.size(),
              0),
          new ReplayInputs.Bars(
              bars.stream().mapToInt(row -> (int) row[0]).toArray(),
              bars.stream().mapToLong(row -> (long) row[1]).toArray(),
              bars.stream().mapToDouble(row -> row[2]).toArray(),
              bars.stream().mapToDouble(row -> row[3]).toArray(),
              bars.stream().mapToDouble(row -> row[4]).toArray(),
              new double[bars.size()]),
          settings(settings));
    }
  }

  private static Settings settings(String... settings) {
    List<Flag> flags =
        Arrays.stream(settings)
            .map(each -> each.split("=", 2))
            .map(pair -> new Flag("--set", pair[0], pair[1]))
            .toList();
    Path nowhere = Path.of("no-such-folder");
    return Configuration.read(new Inputs(nowhere, nowhere, Map.of(), flags)).settings();
  }

  /** The first session on which the ticker has a signal. */
  private static String entry(ReplayPanel panel, int column) {
    Panel factor = panel.factor();
    OptionalInt first =
        IntStream.range(0, factor.sessions())
            .filter(s -> !Double.isNaN(factor.at(s, column)))
            .findFirst();
    return first.isPresent() ? panel.date(first.getAsInt()).toString() : "never";
  }

  private static double price(ReplayPanel panel, int column, String date) {
    LocalDate day = LocalDate.parse(date);
    return IntStream.range(0, panel.prices().sessions())
        .filter(s -> panel.date(s).equals(day))
        .mapToDouble(s -> panel.prices().at(s, column))
        .findFirst()
        .orElseThrow();
  }

  static Stream<List<String>> oracleCases() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    return new CsvParser(settings)
            .parseAllRecords(
                SharedData.require("oracle/news_time_cases.csv").toFile(), StandardCharsets.UTF_8)
            .stream()
            .map(row -> List.of(row.getValues()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oracleCases")
  void theSignalOfEachOracleCaseBeginsWhereItSays(List<String> row) {
    Grid grid =
        new Grid().news("A", row.get(1), row.get(2), 1).bars("A", "2023-11-01", "2024-12-31");
    String latency = "replay.latency=" + row.get(3) + "m";
    assertThat(entry(grid.panel(latency), 0)).isEqualTo(row.get(6));
    assertThat(entry(grid.panel(latency, "replay.entry=next_close"), 0)).isEqualTo(row.get(8));
  }

  @Test
  void firstSeenAfterTheOpenMovesTheEntry() {
    ReplayPanel panel =
        new Grid()
            .news("A", "2024-01-10T14:00:00Z", "2024-01-10T14:29:00Z", 1)
            .news("B", "2024-01-10T14:00:00Z", "2024-01-10T14:31:00Z", 1)
            .news("C", "2024-01-10T13:45:00Z", "", 1)
            .news("D", "2024-01-10T13:15:00Z", "", 1)
            .bars("A", "2024-01-02", "2024-01-31")
            .bars("B", "2024-01-02", "2024-01-31")
            .bars("C", "2024-01-02", "2024-01-31")
            .bars("D", "2024-01-02", "2024-01-31")
            .panel();
    assertThat(entry(panel, 0)).isEqualTo("2024-01-10");
    assertThat(entry(panel, 1)).isEqualTo("2024-01-11");
    assertThat(entry(panel, 2)).as("archive, an hour later").isEqualTo("2024-01-11");
    assertThat(entry(panel, 3)).as("archive, an hour later").isEqualTo("2024-01-10");
    assertThat(panel.assumedFirstSeen()).isEqualTo(2);
    assertThat(panel.assetsWithFactor()).isEqualTo(4);
  }

  @Test
  void whatCannotBeTradedIsCountedByReason() {
    ReplayPanel panel =
        new Grid()
            .news("UNPRICED", "2024-01-10T14:00:00Z", 1)
            .news("A", "1985-01-10T14:00:00Z", 1)
            .news("A", "2031-01-10T14:00:00Z", 1)
            .news("A", "2024-01-31T15:00:00Z", 1)
            .news("A", "2023-06-01T15:00:00Z", 1)
            .news("A", "2024-01-10T14:00:00Z", 1)
            .bars("A", "2024-01-02", "2024-01-31")
            .bar("A", "2024-01-06", 10, 10, 10)
            .bar("A", "1989-12-29", 10, 10, 10)
            .bar("A", "2031-01-02", 10, 10, 10)
            .panel();
    assertThat(panel.drops())
        .containsOnly(
            Map.entry("score: no prices for its ticker", 1L),
            Map.entry("score: outside the exchange calendar", 2L),
            Map.entry("score: known after the last price", 1L),
            Map.entry("score: too old at the first price", 1L),
            Map.entry("bar: not a session of the exchange", 3L));
    assertThat(entry(panel, 1)).isEqualTo("2024-01-10");
    assertThat(panel.assetsWithFactor()).isEqualTo(1);
  }

  @Test
  void aScoreKnownAfterTheLastPriceStaysOutWhereTheCalendarBegins() {
    ReplayPanel panel =
        new Grid()
            .news("A", "1990-01-02T12:00:00Z", .5)
            .news("A", "1990-03-01T12:00:00Z", -1)
            .bars("A", "1990-01-02", "1990-01-31")
            .panel();
    assertThat(panel.date(0)).isEqualTo("1990-01-02");
    assertThat(panel.factor().at(0, 0)).isEqualTo(.5);
  }

  @Test
  void aTickerWhoseOnlyBarsAreNoSessionsHasNoPrices() {
    ReplayPanel panel =
        new Grid().news("A", "2024-01-05T12:00:00Z", 1).bar("A", "2024-01-06", 10, 10, 10).panel();
    assertThat(panel.drops()).containsEntry("score: no prices for its ticker", 1L);
    assertThat(panel.factor().sessions()).isZero();
  }

  @Test
  void aTickerHasNoSignalBeforeItsFirstPrice() {
    ReplayPanel panel =
        new Grid()
            .news("OLD", "2024-01-02T12:00:00Z", 1)
            .news("NEW", "2024-01-02T12:00:00Z", 1)
            .bars("OLD", "2024-01-02", "2024-01-31")
            .bars("NEW", "2024-01-05", "2024-01-31")
            .panel();
    assertThat(entry(panel, 0)).isEqualTo("2024-01-02");
    assertThat(entry(panel, 1)).isEqualTo("2024-01-05");
    assertThat(panel.drops())
        .containsOnly(Map.entry("signal: before its ticker's first price", 3L));
  }

  @Test
  void missingPricesAreNeverFilled() {
    ReplayPanel panel =
        new Grid()
            .news("HALTED", "2024-01-02T12:00:00Z", 1)
            .news("DELISTED", "2024-01-02T12:00:00Z", 1)
            .bars("HALTED", "2024-01-02", "2024-01-10")
            .bars("HALTED", "2024-01-16", "2024-01-31")
            .bars("DELISTED", "2024-01-02", "2024-01-10")
            .panel();
    assertThat(price(panel, 0, "2024-01-10")).isEqualTo(10);
    assertThat(price(panel, 0, "2024-01-11")).isNaN();
    assertThat(price(panel, 0, "2024-01-12")).isNaN();
    assertThat(price(panel, 0, "2024-01-16")).isEqualTo(10);
    assertThat(price(panel, 1, "2024-01-11")).isNaN();
    assertThat(price(panel, 1, "2024-01-31")).isNaN();
  }

  @Test
  void theEntryPriceIsTheAdjustedOpenOrTheAdjustedClose() {
    Grid grid =
        new Grid()
            .news("A", "2024-01-02T12:00:00Z", 1)
            .bar("A", "2024-01-02", 100, 110, 11)
            .bar("A", "2024-01-03", 120, 125, 125);
    assertThat(price(grid.panel(), 0, "2024-01-02")).isCloseTo(10, within(1e-12));
    assertThat(price(grid.panel(), 0, "2024-01-03")).isEqualTo(120);
    assertThat(price(grid.panel("replay.entry=next_close"), 0, "2024-01-02")).isEqualTo(11);
  }

  @Test
  void theGridBeginsWithTheFirstEntryAndEndsWithTheLastPrice() {
    ReplayPanel panel =
        new Grid()
            .news("A", "2024-01-10T12:00:00Z", 1)
            .bars("A", "2023-01-03", "2024-01-31")
            .panel();
    assertThat(panel.date(0)).isEqualTo("2024-01-10");
    assertThat(panel.date(panel.factor().sessions() - 1)).isEqualTo("2024-01-31");
  }

  @Test
  void newsFromBeforeTheFirstPriceCountsByItsAge() {
    ReplayPanel panel =
        new Grid()
            .news("A", "2023-12-28T12:00:00Z", -1)
            .news("A", "2024-01-02T12:00:00Z", 1)
            .bars("A", "2024-01-02", "2024-01-31")
            .panel("signal.half_life_sessions=1");
    // Two sessions before the first price: 28 and 29 December.
    assertThat(panel.factor().at(0, 0)).isEqualTo((1 - .25) / 1.25);
  }

  @Test
  void nothingInGivesAnEmptyGrid() {
    ReplayPanel panel = new Grid().panel();
    assertThat(panel.factor().sessions()).isZero();
    assertThat(panel.assetsWithFactor()).isZero();
    assertThat(panel.drops()).isEmpty();
  }
}
