package dev.bellwether.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live sources as a bare {@code ingest} reads them: each once, everything that is new. */
class LiveSourcesTest {
  private static final String ARTICLES =
      """
      {"status":"ok","totalResults":2,"articles":[
       {"source":{"id":null,"name":"Wire"},"title":"Nvidia rises","description":"On demand.",
        "url":"https://x.org/1","publishedAt":"2024-01-31T09:30:00Z","content":"On dem… [+900 chars]"},
       {"source":{"id":null,"name":"Wire"},"title":"[Removed]","description":"[Removed]",
        "url":"https://removed.com","publishedAt":"1970-01-01T00:00:00Z","content":"[Removed]"}]}
      """;

  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    server.start();
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void configure(String... fields) {
    shell.write("bellwether.toml", "[[sources]]\nname = \"src\"\n" + String.join("\n", fields));
  }

  private void serve(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
  }

  private String url(String path) {
    return "url = \"" + server.url(path) + "\"";
  }

  @Test
  void newsApiIsSearchedWithItsKeyInAHeader() throws InterruptedException {
    configure("kind = \"newsapi\"", url("/v2/everything"), "query = \"chips & more\"");
    serve(ARTICLES);
    shell.set("BELLWETHER_NEWSAPI_API_KEY", "s3cret-key-of-newsapi");
    shell.run("ingest").exits(ExitCode.DONE).prints("src\t1\t1\t0\t0\t0");
    var request = server.takeRequest();
    assertThat(request.getHeaders().get("X-Api-Key")).isEqualTo("s3cret-key-of-newsapi");
    assertThat(request.getUrl().queryParameter("q")).isEqualTo("chips & more");
    assertThat(request.getUrl().queryParameter("sortBy")).isEqualTo("publishedAt");
    shell
        .run(
            "sql",
            "select title, url, published_at, tickers from documents join contents on content_hash = hash")
        .prints("Nvidia rises\thttps://x.org/1\t2024-01-31T09:30:00Z\t[\"NVDA\"]");
  }

  @Test
  void anErrorOfNewsApiIsToldInItsWordsAndWithoutTheKey() {
    configure("kind = \"newsapi\"", url("/v2/everything"), "query = \"x\"");
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .body(
                "{\"status\":\"error\",\"code\":\"apiKeyInvalid\",\"message\":\"Your API key s3cret-key-of-newsapi is"
                    + " invalid\"}")
            .build());
    Ran ran = shell.set("BELLWETHER_NEWSAPI_API_KEY", "s3cret-key-of-newsapi").run("ingest");
    assertThat(ran.exits(ExitCode.FAILED).err())
        .contains("answered 401 apiKeyInvalid: Your API key *** is invalid")
        .doesNotContain("s3cret-key-of-newsapi");
  }

  @Test
  void aSourceWithoutTheKeyItNeedsIsNamed() {
    configure("kind = \"newsapi\"", "query = \"x\"");
    assertThat(shell.run("ingest").err()).contains("source src has no key");
    configure("kind = \"json\"", url("/a"), "key_env = \"MY_KEY\"");
    assertThat(shell.run("ingest").err())
        .contains("no key for source src: the variable MY_KEY is not set");
  }

  @Test
  void anyJsonIsReadByMapping() throws InterruptedException {
    configure(
        "kind = \"json\"",
        url("/news"),
        "items = \"data.list\"",
        "map = { title = \"head.line\", published_at = \"when\", url = \"href\" }",
        "tickers = [\"ACME\"]",
        "key_env = \"MY_KEY\"",
        "key_header = \"X-Token\"");
    serve(
        """
        {"meta":[1],"data":{"list":[
          {"head":{"line":"Acme rises"},"when":1706693400,"href":"https://x.org/1"},
          {"head":{"line":"Acme falls"},"when":"someday"},
          {"head":{}}]}}
        """);
    Ran ran = shell.set("MY_KEY", "s3cret-key-of-newsapi").run("ingest");
    ran.exits(ExitCode.PARTIAL).prints("src\t3\t1\t0\t0\t2");
    assertThat(server.takeRequest().getHeaders().get("X-Token")).isEqualTo("s3cret-key-of-newsapi");
    shell
        .run("sql", "select published_at, tickers from documents")
        .prints("2024-01-31T09:30:00Z\t[\"ACME\"]");
  }

  @Test
  void whatIsNoListOfArticlesIsNamed() {
    configure("kind = \"json\"", url("/a"), "items = \"a.b\"");
    serve("{\"a\":{\"b\":{}}}");
    assertThat(shell.run("ingest").err()).contains("src has no array of articles at a.b");
    serve("<html>");
    assertThat(shell.run("ingest").err()).contains("src is not JSON");
    serve("[".repeat(100_000));
    assertThat(shell.run("ingest").err()).contains("src is not JSON");
  }

  @Test
  void aFolderIsReadAsItGrowsAndNothingTwice() {
    shell.write(
        "inbox/a.jsonl", "{\"title\":\"one\",\"id\":\"1\"}\n{\"title\":\"two\",\"id\":\"2\"}\n");
    shell.write("inbox/b.csv", "title,date\nthree,2024-01-31T09:30:00Z\n,2024-01-31T09:30:00Z\n");
    shell.write("inbox/c.json", "[{\"title\":\"four\"},\n{\"title\":\"five\"}]");
    shell.write("inbox/d.txt", "Six\n\nand what follows");
    shell.write("inbox/.hidden.jsonl", "{\"title\":\"no\"}\n");
    shell.write("inbox/e.jsonl.tmp", "{\"title\":\"no\"}\n");
    configure("kind = \"folder\"", "path = \"inbox\"");
    shell.run("ingest").exits(ExitCode.PARTIAL).prints("src\t7\t6\t0\t0\t1");
    shell.run("ingest").exits(ExitCode.DONE).prints("src\t0\t0\t0\t0\t0");
    shell.append("inbox/a.jsonl", "{\"title\":\"seven\",\"id\":\"7\"}\n");
    shell.run("ingest").exits(ExitCode.DONE).prints("src\t1\t1\t0\t0\t0");
    shell
        .run("sql", "select count(*), min(first_seen_at) is null from documents")
        .prints("7\tfalse");
  }

  @Test
  void aFeedMayNameItsTickersAndItsCategoriesMay() {
    configure(
        "kind = \"feed\"",
        url("/feed"),
        "tickers = [\"ACME\"]",
        "map = { tickers = \"category\" }");
    serve(
        "<rss><channel><item><title>News</title><category>XYZ</category><category>Some Topic"
            + "</category></item></channel></rss>");
    shell.run("ingest").exits(ExitCode.DONE);
    shell.run("sql", "select tickers from documents").prints("[\"ACME\",\"XYZ\"]");
  }

  @Test
  void namesOfTheSecsListAreFoundIfTheWorkspaceHasIt() {
    shell.write(
        "company_tickers.json",
        "{\"0\":{\"cik_str\":42,\"ticker\":\"EXW\",\"title\":\"Example Widgets Inc.\"}}");
    configure("kind = \"json\"", url("/a"));
    serve("[{\"title\":\"Example Widgets wins\"}]");
    shell.run("ingest").exits(ExitCode.DONE);
    shell.run("sql", "select tickers from documents").prints("[\"EXW\"]");
  }

  @Test
  void standardInputIsLeftToTheWatch() {
    configure("kind = \"stdin\"");
    shell.run("ingest").exits(ExitCode.DONE).says("source src is read by 'watch' only");
  }

  @Test
  void aLargeFileOfLinesIsReadToItsEnd() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 70_000; i++) {
      lines.append(
          "{\"title\":\"article %d of many that came at once\",\"id\":\"%d\"}\n".formatted(i, i));
    }
    assertThat(lines.toString().getBytes(UTF_8).length).isGreaterThan(4_000_000);
    shell.write("inbox/a.jsonl", lines.toString());
    configure("kind = \"folder\"", "path = \"inbox/*.jsonl\"");
    shell.run("ingest").exits(ExitCode.DONE).prints("src\t70000\t70000\t0\t0\t0");
  }
}
