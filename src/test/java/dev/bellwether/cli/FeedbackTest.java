package dev.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTest {
  private static final String SECRET = "sk-lf-planted-0123456789";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void ingest() {
    shell = new Shell(folder).set("BELLWETHER_EMBEDDED_MODEL", "lexicon");
    shell.write(
        "news.csv",
        """
        date,title,ticker
        2026-11-20T14:00:00Z,Acme beats estimates,ACME
        2026-11-20T15:00:00Z,Zeta falls after guidance is cut,ZETA
        """);
    shell.run("ingest", "news", "news.csv").exits(ExitCode.DONE);
    shell.run("score").exits(ExitCode.DONE);
  }

  private String id(String like) {
    return shell
        .run(
            "sql",
            "select d.id from documents d join contents c on c.hash = d.content_hash"
                + " where c.title like '"
                + like
                + "'")
        .exits(ExitCode.DONE)
        .rows()
        .get(0);
  }

  @Test
  void aWordIsRecordedForTheTextsTickerAndListedBesideTheModels() {
    String acme = id("Acme%");

    shell
        .run("feedback", acme, "bearish", "--note", "one-off gain")
        .exits(ExitCode.DONE)
        .prints(acme + "\tACME\tbearish\tAcme beats estimates\toff");

    Ran list = shell.run("feedback", "list").exits(ExitCode.DONE);
    assertThat(list.rows()).hasSize(1);
    assertThat(list.out())
        .contains("\tACME\tbearish\tbullish\tAcme beats estimates\tone-off gain\t" + acme);
  }

  @Test
  void theLatestWordCountsAndTheBeginningOfAnIdIsEnough() {
    String acme = id("Acme%");
    shell.run("feedback", acme.substring(0, 8), "bearish").exits(ExitCode.DONE);
    shell.run("feedback", acme.substring(0, 8), "neutral").exits(ExitCode.DONE);

    assertThat(shell.run("feedback", "list").rows()).hasSize(1);
    shell.run("sql", "select ticker, direction from feedback").prints("ACME\tNEUTRAL");
  }

  @Test
  void qualityIsMeasuredByIt() {
    shell.run("feedback", id("Acme%"), "bullish").exits(ExitCode.DONE);
    shell.run("feedback", id("Zeta%"), "bearish").exits(ExitCode.DONE);

    Ran quality =
        shell.run("bench", "quality", "--labels", "feedback", "-f", "json").exits(ExitCode.DONE);
    assertThat(quality.out()).contains("\"n\":2", "\"accuracy\":1");

    shell.run("feedback", "export", "--to", "labels.csv").exits(ExitCode.DONE);
    assertThat(shell.read("labels.csv")).startsWith("text,label,ticker,given_at,content_hash\n");
    Ran file =
        shell.run("bench", "quality", "--labels", "labels.csv", "-f", "json").exits(ExitCode.DONE);
    assertThat(file.out()).contains("\"n\":2", "\"accuracy\":1");
  }

  @Test
  void saysWhatIsWrong() {
    shell.run("feedback", "ffffffff", "bullish").exits(ExitCode.USAGE).mentions("no text with");
    shell.run("feedback", "f", "bullish").exits(ExitCode.USAGE).mentions("too short");
    shell.run("feedback", id("Acme%"), "sideways").exits(ExitCode.USAGE);
    shell
        .run("feedback", id("Acme%"), "bullish", "--ticker", "ZETA")
        .exits(ExitCode.USAGE)
        .mentions("the text does not name ZETA");
    shell
        .run("bench", "quality", "--labels", "feedback")
        .exits(ExitCode.USAGE)
        .mentions("nobody has said anything");
  }

  @Test
  void langfuseGetsItAsAScoreOfTheTrace() throws IOException {
    List<String> received = new ArrayList<>();
    HttpServer langfuse =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    langfuse.createContext(
        "/api/public/scores",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
          exchange.sendResponseHeaders(received.size() == 1 ? 200 : 401, -1);
          exchange.close();
        });
    langfuse.start();
    try {
      shell
          .set("BELLWETHER_LANGFUSE_PUBLIC_KEY", "pk-lf-1")
          .set("BELLWETHER_LANGFUSE_SECRET_KEY", SECRET)
          .set(
              "BELLWETHER_TELEMETRY_LANGFUSE_URL",
              "http://localhost:" + langfuse.getAddress().getPort());
      String acme = id("Acme%");
      Ran sent = shell.run("feedback", acme, "bullish", "--note", "strong").exits(ExitCode.DONE);
      assertThat(sent.out()).endsWith("\tsent\n");
      String hash = shell.run("sql", "select content_hash from feedback").rows().get(0);
      assertThat(received.get(0))
          .startsWith("Basic ")
          .contains(
              "\"traceId\":\"" + hash + "\"",
              "\"name\":\"human_label\"",
              "\"value\":\"bullish\"",
              "\"dataType\":\"CATEGORICAL\"",
              "\"comment\":\"strong\"");

      Ran refused = shell.run("feedback", acme, "bearish").exits(ExitCode.PARTIAL);
      assertThat(refused.out()).endsWith("\tfailed\n");
      refused.mentions("recorded, but Langfuse answered HTTP 401");
      assertThat(refused.out() + refused.err()).doesNotContain(SECRET);
      shell.run("sql", "select direction from feedback").prints("BEARISH");
    } finally {
      langfuse.stop(0);
    }
  }

  @Test
  void oneOfTwoKeysIsAMistake() {
    shell
        .set("BELLWETHER_LANGFUSE_SECRET_KEY", SECRET)
        .run("feedback", id("Acme%"), "bullish")
        .exits(ExitCode.CREDENTIALS)
        .mentions("Langfuse needs two keys");
  }
}
