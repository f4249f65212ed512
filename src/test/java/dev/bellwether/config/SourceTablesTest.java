package dev.bellwether.config;

import static dev.bellwether.config.ConfigurationTest.expectMistake;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTablesTest {
  @TempDir Path folder;
  private Workspaces workspaces;

  @BeforeEach
  void inATemporaryFolder() {
    workspaces = new Workspaces(folder);
  }

  @Test
  void eachKindIsReadInTheOrderOfTheFile() {
    workspaces.workspace(
        "profile = 'live'",
        "[[sources]]",
        "name = 'wire'",
        "kind = 'feed'",
        "url = 'https://example.org/rss?a=1'",
        "[[sources]]",
        "name = 'archive'",
        "kind = 'news'",
        "path = 'news/**/*.csv'",
        "map = { title = 'headline', published = 'date' }",
        "date_format = 'yyyy-MM-dd HH:mm'",
        "encoding = 'windows-1252'",
        "zone = 'UTC'",
        "[[sources]]",
        "name = 'bars'",
        "kind = 'prices'",
        "path = 'prices.csv'",
        "adjustment = 'split'",
        "[sources.map]",
        "close = 'Close'");

    assertThat(workspaces.read().sources())
        .containsExactly(
            new Source("wire", Source.Kind.FEED, "https://example.org/rss?a=1", Map.of()),
            new Source(
                "archive",
                Source.Kind.NEWS,
                "news/**/*.csv",
                Map.of(
                    "map.title", "headline",
                    "map.published", "date",
                    "date_format", "yyyy-MM-dd HH:mm",
                    "encoding", "windows-1252",
                    "zone", "UTC")),
            new Source(
                "bars",
                Source.Kind.PRICES,
                "prices.csv",
                Map.of("adjustment", "split", "map.close", "Close")));
  }

  @Test
  void optionsAreSortedAndCannotBeChanged() {
    Source source = new Source("a", Source.Kind.NEWS, "x", Map.of("zone", "UTC", "map.title", "h"));

    assertThat(source).asString().endsWith("options={map.title=h, zone=UTC}]");
    assertThat(source.options()).isUnmodifiable();
  }

  @Test
  void noSourcesAreNoMistake() {
    assertThat(workspaces.read().sources()).isEmpty();
    assertThat(workspaces.workspace("sources = []").read().sources()).isEmpty();
  }

  @Test
  void anUnknownFieldIsNamedWithItsLineAndTheNearest() {
    expectMistake(
        mistakeIn("name = 'a'", "kind = 'feed'", "ulr = 'http://x.org/'"),
        workspaces.file() + ":4: unknown field 'ulr' in a source",
        "the nearest is 'url'");
    expectMistake(
        mistakeIn("name = 'a'", "knd = 'feed'"),
        workspaces.file() + ":3: unknown field 'knd' in a source",
        "the nearest is 'kind'");
  }

  @Test
  void aFieldOfAnotherKindIsNamed() {
    expectMistake(
        mistakeIn("name = 'a'", "kind = 'feed'", "url = 'http://x.org/'", "adjustment = 'split'"),
        workspaces.file() + ":5: unknown field 'adjustment' in a source of kind feed",
        "a source of kind feed has name, kind, url, interval, tickers, trust_tags, map");
    expectMistake(
        mistakeIn("name = 'a'", "kind = 'news'", "url = 'http://x.org/'"),
        workspaces.file() + ":4: unknown field 'url' in a source of kind news",
        "path");
  }

  @Test
  void whatIsMissingIsNamed() {
    expectMistake(
        mistakeIn("name = 'a'"),
        workspaces.file() + ":1: a source has no kind",
        "feed, news, prices");
    expectMistake(
        mistakeIn("name = 'a'", "kind = 'news'"),
        workspaces.file() + ":1: a source has no path",
        "a file or a glob");
    expectMistake(
        mistakeIn("kind = 'news'", "path = 'x'"),
        workspaces.file() + ":1: a source has no name",
        "");
  }

  @Test
  void namesAreUnique() {
    expectMistake(
        workspaces
            .workspace(
                "[[sources]]",
                "name = 'a'",
                "kind = 'news'",
                "path = 'x'",
                "[[sources]]",
                "name = 'a'",
                "kind = 'prices'",
                "path = 'y'")
            .mistake(),
        workspaces.file() + ":5: a source named 'a' is already at " + workspaces.file() + ":1",
        "its own name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone = 'America/NewYork'|zone cannot be \"America/NewYork\"",
        "zone = 5|zone cannot be 5",
        "date_format = 'yyyy-bb'|date_format cannot be \"yyyy-bb\"",
        "date_format = 2024-01-01|date_format cannot be 2024-01-01",
        "encoding = 'utf-9'|encoding cannot be \"utf-9\"",
        "encoding = 'a b'|encoding cannot be \"a b\"",
        "encoding = ''|encoding cannot be \"\"",
        "adjustment = ''|adjustment cannot be \"\"",
        "map = 'title'|map cannot be \"title\"",
        "map = { title = 5 }|map cannot be a table",
        "map = { title = '' }|map cannot be a table",
      })
  void aFieldThatIsNotAllowedIsNamed(String field, String message) {
    BellwetherException mistake = mistakeIn("name = 'a'", "kind = 'prices'", "path = 'x'", field);

    expectMistake(mistake, workspaces.file() + ":5: " + message, "must be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name = ''|2",
        "name = ' a'|2",
        "name = 5|2",
        "name = \"a\\nb\"|2",
      })
  void aNameIsAShortText(String name, int line) {
    expectMistake(
        mistakeIn(name, "kind = 'news'", "path = 'x'"),
        workspaces.file() + ":" + line + ": name cannot be",
        "a short text");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://x.org/",
    "x.org/rss",
    "'http://'",
    "'https://u:s3cret@x.org/ '",
    "file:///x",
    "''"
  })
  void anAddressThatIsNoneIsRefusedWithoutShowingIt(String url) {
    BellwetherException mistake = mistakeIn("name = 'a'", "kind = 'feed'", "url = '" + url + "'");

    expectMistake(mistake, workspaces.file() + ":4: url cannot be", "http or https");
    assertThat(mistake.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void theKindIsOneOfThoseThereAre() {
    expectMistake(
        mistakeIn("name = 'a'", "kind = 'price'"),
        workspaces.file() + ":3: kind cannot be \"price\"",
        "one of feed, news, prices, newsapi, edgar-current, folder, stdin, json");
  }

  @Test
  void liveSourcesHaveFieldsOfTheirOwn() {
    Source json =
        source(
            "kind = 'json'",
            "url = 'https://x.org/news'",
            "interval = '90s'",
            "tickers = ['AAPL', 'BRK.B']",
            "trust_tags = true",
            "items = 'data.list'",
            "map = { title = 'headline' }",
            "key_env = 'X_KEY'",
            "key_header = 'X-Token'");
    assertThat(json.location()).isEqualTo("https://x.org/news");
    assertThat(json.options())
        .isEqualTo(
            Map.of(
                "interval", "90s",
                "tickers", "AAPL,BRK.B",
                "trust_tags", "true",
                "items", "data.list",
                "map.title", "headline",
                "key_env", "X_KEY",
                "key_header", "X-Token"));
    Source edgar = source("kind = 'edgar-current'", "forms = ['8-K', '10-Q']");
    assertThat(edgar.kind()).isEqualTo(Source.Kind.EDGAR_CURRENT);
    assertThat(edgar.options()).isEqualTo(Map.of("forms", "8-K,10-Q"));
    assertThat(source("kind = 'newsapi'", "query = 'Apple'").location()).isEmpty();
    assertThat(source("kind = 'stdin'", "tickers = 'AAPL'").options())
        .isEqualTo(Map.of("tickers", "AAPL"));
    assertThat(source("kind = 'folder'", "path = 'inbox'").location()).isEqualTo("inbox");
  }

  private Source source(String... fields) {
    String[] lines = new String[fields.length + 2];
    lines[0] = "[[sources]]";
    lines[1] = "name = 'a'";
    System.arraycopy(fields, 0, lines, 2, fields.length);
    return workspaces.workspace(lines).read().sources().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = 'feed'|interval = '1'|interval cannot be \"1\"",
        "kind = 'feed'|interval = '10ms'|interval cannot be \"10ms\"",
        "kind = 'feed'|tickers = ['not a ticker']|tickers cannot be [\"not a ticker\"]",
        "kind = 'feed'|tickers = []|tickers cannot be []",
        "kind = 'feed'|trust_tags = 'yes'|trust_tags cannot be \"yes\"",
        "kind = 'feed'|key_env = 'A B'|key_env cannot be \"A B\"",
        "kind = 'feed'|query = 'a'|unknown field 'query' in a source of kind feed",
        "kind = 'edgar-current'|forms = ['eight']|forms cannot be [\"eight\"]",
        "kind = 'edgar-current'|tickers = ['A']|unknown field 'tickers'",
        "kind = 'stdin'|path = 'x'|unknown field 'path'",
        "kind = 'newsapi'|interval = '15m'|a source of kind newsapi has neither query nor url",
        "kind = 'folder'|interval = '1s'|a source has no path",
      })
  void aMistakeInALiveSourceIsNamed(String kind, String field, String message) {
    BellwetherException mistake =
        kind.contains("feed")
            ? mistakeIn("name = 'a'", kind, "url = 'http://x.org'", field)
            : mistakeIn("name = 'a'", kind, field);
    assertThat(mistake)
        .hasMessageContaining(message)
        .hasMessageStartingWith(workspaces.file() + ":");
  }

  @Test
  void sourcesAreTables() {
    String hint = "[[sources]]";
    expectMistake(
        workspaces.workspace("[sources]", "name = 'a'").mistake(),
        workspaces.file() + ":1: sources must be tables",
        hint);
    expectMistake(
        workspaces.workspace("", "sources = ['a']").mistake(),
        workspaces.file() + ":2: sources must be tables",
        hint);
  }

  @Test
  void sourcesDoNotBelongInTheUsersFile() {
    expectMistake(
        workspaces.user("[[sources]]", "name = 'a'").mistake(),
        workspaces.userFile() + ":1: sources do not belong in the user's file",
        "bellwether.toml");
  }

  private BellwetherException mistakeIn(String... fields) {
    String[] lines = new String[fields.length + 1];
    lines[0] = "[[sources]]";
    System.arraycopy(fields, 0, lines, 1, fields.length);
    return workspaces.workspace(lines).mistake();
  }
}
