package dev.bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.bellwether.calendar.ExchangeCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bundled demo data: enough of it, of its time, in our own words, chosen by a stated rule. */
class DemoDataTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("bellwether.home", "."), "datasets", "demo");
  private static final String STOCKNET = "data/news/stocknet-2014-2016/";
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

  /** Six words in a row are a quotation; five may be a company, a verb and a figure. */
  private static final int RUN = 6;

  private static List<Record> rows(String file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    return new CsvParser(settings)
        .parseAllRecords(FOLDER.resolve(file).toFile(), StandardCharsets.UTF_8);
  }

  private static List<String> column(String file, String name) {
    return rows(file).stream().map(row -> row.getString(name)).toList();
  }

  @Test
  void thereIsEnoughForARankPerDate() {
    assertThat(column("news.csv", "id")).hasSizeGreaterThanOrEqualTo(600).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(column("news.csv", "ticker"))).hasSizeGreaterThanOrEqualTo(30);
    assertThat(column("news.csv", "title")).allMatch(title -> title.strip().length() > 10);
  }

  @Test
  void theNewsLieDenseInAFewMonthsOf2014() {
    ExchangeCalendar nyse = ExchangeCalendar.nyse();
    Map<LocalDate, Integer> bySession = new TreeMap<>();
    for (String published : column("news.csv", "published_at")) {
      Instant at = Instant.parse(published);
      assertThat(at)
          .isBetween(Instant.parse("2014-02-01T00:00:00Z"), Instant.parse("2014-05-31T00:00:00Z"));
      bySession.merge(nyse.firstOpenAfter(at).date(), 1, Integer::sum);
    }
    assertThat(bySession.values().stream().filter(items -> items >= 5).count())
        .isGreaterThanOrEqualTo(60);
  }

  @Test
  void everyTickerHasABarOnEverySessionOfItsNews() {
    Map<String, Set<String>> days = new HashMap<>();
    for (Record bar : rows("bars.csv")) {
      days.computeIfAbsent(bar.getString("ticker"), t -> new TreeSet<>())
          .add(bar.getString("date"));
    }
    assertThat(days.keySet()).isEqualTo(Set.copyOf(column("news.csv", "ticker")));
    ExchangeCalendar nyse = ExchangeCalendar.nyse();
    for (Record item : rows("news.csv")) {
      Instant published = Instant.parse(item.getString("published_at"));
      assertThat(days.get(item.getString("ticker")))
          .as(item.getString("id"))
          .contains(nyse.firstOpenAfter(published).date().toString());
    }
  }

  @Test
  void noTitleQuotesSixWordsOfAnyPost() throws IOException {
    Path posts = SharedData.require(STOCKNET + "tweets.jsonl");
    Map<String, String> ours = new HashMap<>();
    column("news.csv", "title").forEach(title -> runs(title).forEach(run -> ours.put(run, title)));
    assertThat(ours).hasSizeGreaterThan(1_000);
    ObjectReader reader = new JsonMapper().readerFor(JsonNode.class);
    List<String> quoted = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(posts)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode post = reader.readTree(line);
        runs(post.get("title").asText()).stream()
            .filter(ours::containsKey)
            .forEach(run -> quoted.add(ours.get(run) + " <- " + post.get("id").asText()));
      }
    }
    assertThat(quoted).isEmpty();
  }

  private static List<String> runs(String text) {
    List<String> words =
        WORD.matcher(text.toLowerCase(java.util.Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .toList();
    List<String> runs = new ArrayList<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }

  @Test
  void theItemsAreExactlyThoseOfTheSelectionRule() throws IOException, SQLException {
    Path posts = SharedData.require(STOCKNET + "tweets.jsonl");
    Path sessions = SharedData.require(STOCKNET + "prices/AAPL.csv");
    List<String> selected = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET VARIABLE posts = '" + posts + "'");
      statement.execute("SET VARIABLE sessions = '" + sessions + "'");
      try (ResultSet rows =
          statement.executeQuery(Files.readString(FOLDER.resolve("select.sql")))) {
        while (rows.next()) {
          selected.add(rows.getString(1));
        }
      }
    }
    assertThat(selected).hasSize(804).containsExactlyElementsOf(column("news.csv", "id"));
  }

  @Test
  void itemsLieInTheOrderOfTheirTimes() {
    List<String> keys =
        rows("news.csv").stream()
            .map(row -> row.getString("published_at") + " " + row.getString("id"))
            .collect(Collectors.toList());
    List<String> sorted = new ArrayList<>(keys);
    Collections.sort(sorted);
    assertThat(keys).isEqualTo(sorted);
  }
}
