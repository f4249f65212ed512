package dev.bellwether.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.SharedData;
import dev.bellwether.Ticker;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsMappingTest {
  private static final NewsOptions GUESSING = NewsOptions.guessing();

  private static NewsOptions mapping(String field, String column) {
    return new NewsOptions(
        Map.of(field, column), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Outcome<Document> only(MemoryFile file, NewsOptions options) {
    return NewsMapping.of(file, options).document(file.rows().get(0));
  }

  private static Document document(MemoryFile file, NewsOptions options) {
    return ((Outcome.Done<Document>) only(file, options)).value();
  }

  private static void assertUsage(MemoryFile file, NewsOptions options, String... words) {
    assertThatThrownBy(() -> NewsMapping.of(file, options))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e.getMessage() + " / " + e.hint()).contains(words);
            });
  }

  @Test
  void aFullRowBecomesADocument() {
    MemoryFile file =
        MemoryFile.of(
            "news.csv",
            "id|Headline|Summary|Published_At|Tickers|link|publisher|crawled_at",
            "n1| Apple beats |Long text|2024-01-31T09:30:00Z|AAPL,MSFT|https://x.org/1|Wire|"
                + "2024-01-31T09:31:00Z");
    Document document = document(file, GUESSING);
    assertThat(document.source()).isEqualTo("Wire");
    assertThat(document.url()).isEqualTo("https://x.org/1");
    assertThat(document.tickers()).extracting(Ticker::symbol).containsExactly("AAPL", "MSFT");
    assertThat(document.publishedAt()).isEqualTo(Instant.parse("2024-01-31T09:30:00Z"));
    assertThat(document.firstSeenAt()).contains(Instant.parse("2024-01-31T09:31:00Z"));
    assertThat(document.content().text()).isEqualTo("Apple beats\n\nLong text");
    assertThat(document.id()).matches("[0-9a-f]{32}");
  }

  @Test
  void whatTheFileLacksIsUnknown() {
    Document document =
        document(MemoryFile.of("news.csv", "title|date", "Apple beats|2024-01-31"), GUESSING);
    assertThat(document.source()).isEqualTo("news.csv");
    assertThat(document.url()).isEmpty();
    assertThat(document.tickers()).isEmpty();
    assertThat(document.firstSeenAt()).isEmpty();
    assertThat(document.content().body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "title,published_at",
    "Headline,date",
    "text,datetime",
    "headline,publishedAt",
    "head line,Created At",
    "tweet,timestamp"
  })
  void usualColumnNamesAreGuessed(String title, String date) {
    MemoryFile file = MemoryFile.of("n.csv", title + "|" + date, "Apple|2024-01-31");
    assertThat(document(file, GUESSING).content().title()).isEqualTo("Apple");
  }

  @Test
  void textIsTheBodyWhereThereIsATitle() {
    MemoryFile file = MemoryFile.of("n.csv", "text|title|date", "Body|Title|2024-01-31");
    assertThat(document(file, GUESSING).content().text()).isEqualTo("Title\n\nBody");
  }

  @Test
  void theUsersMappingWins() {
    MemoryFile file = MemoryFile.of("n.csv", "title|kicker|date", "A|B|2024-01-31");
    assertThat(document(file, mapping("title", "kicker")).content().title()).isEqualTo("B");
  }

  @Test
  void aMappingThatCanNotBeIsRefused() {
    MemoryFile file = MemoryFile.of("n.csv", "title|date", "A|2024-01-31");
    assertUsage(file, mapping("title", "kicker"), "n.csv has no column 'kicker'", "title, date");
    assertUsage(file, mapping("titel", "title"), "no field 'titel'", "published_at");
  }

  @Test
  void missingColumnsAreNamedWithThoseThatWereFound() {
    assertUsage(
        MemoryFile.of("n.csv", "foo|date", "A|2024-01-31"),
        GUESSING,
        "n.csv has no column for title",
        "columns are: foo, date",
        "--map title=COLUMN");
    assertUsage(
        MemoryFile.of("n.csv", "title|bar", "A|2024-01-31"),
        GUESSING,
        "no column for published_at");
  }

  @Test
  void timesWithoutAZoneNeedOne() {
    MemoryFile file = MemoryFile.of("n.csv", "title|date", "A|2024-01-31 09:30");
    assertUsage(file, GUESSING, "have no zone", "'2024-01-31 09:30'", "--zone");
    NewsOptions zoned =
        new NewsOptions(
            Map.of(), Optional.empty(), Optional.empty(), Optional.of(ZoneId.of("Europe/Berlin")));
    assertThat(document(file, zoned).publishedAt())
        .isEqualTo(Instant.parse("2024-01-31T08:30:00Z"));
  }

  @Test
  void aDateMeansTheEndOfThatDayInNewYork() {
    MemoryFile file = MemoryFile.of("n.csv", "title|date", "A|2024-01-31");
    assertThat(document(file, GUESSING).publishedAt())
        .isEqualTo(Instant.parse("2024-02-01T04:59:59Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "' |2024-01-31|A';blank title",
        "X|tomorrow|A;unreadable date 'tomorrow'",
        "X||A;unreadable date ''",
        "X|2024-01-31|A&B;not a ticker 'A&B'"
      })
  void aRowThatCanNotBeUsedSaysWhy(String row, String reason) {
    MemoryFile file =
        MemoryFile.of(
            "n.csv",
            "title|date|ticker",
            "A|2024-01-31|A",
            row,
            "B|2024-01-31|B",
            "C|2024-02-01|C");
    assertThat(NewsMapping.of(file, GUESSING).document(file.rows().get(1)))
        .isEqualTo(new Outcome.Failed<>(reason));
  }

  @Test
  void withoutATagTheTextIsSearchedForTickers() {
    MemoryFile file =
        MemoryFile.of("n.csv", "title|body|date|ticker", "$AAPL up|x (NYSE: IBM)|2024-01-31|");
    assertThat(document(file, GUESSING).tickers())
        .extracting(Ticker::symbol)
        .containsExactly("AAPL", "IBM");
  }

  @Test
  void theSourceTheUserNamesWins() {
    MemoryFile file = MemoryFile.of("n.csv", "title|date|source", "A|2024-01-31|Wire");
    NewsOptions named =
        new NewsOptions(Map.of(), Optional.of("mine"), Optional.empty(), Optional.empty());
    assertThat(document(file, named).source()).isEqualTo("mine");
  }

  @Test
  void aFileWithoutRowsIsFine() {
    assertThat(NewsMapping.of(MemoryFile.of("n.csv", "title|date"), GUESSING)).isNotNull();
  }

  @Test
  void aRealArchiveIsReadWithoutARejectedRow() {
    Path tweets = SharedData.require("data/news/stocknet-2014-2016/tweets.jsonl");
    RowFile file = RowFile.of(tweets, Optional.empty());
    NewsMapping mapping = NewsMapping.of(file, GUESSING);
    int documents = 0;
    try (Rows rows = file.open()) {
      for (Optional<Entry> e = rows.next(); e.isPresent(); e = rows.next()) {
        Outcome<Document> outcome = mapping.document((Row) e.get());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        documents++;
      }
    }
    assertThat(documents).isEqualTo(106_338);
  }
}
