package dev.bellwether.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stopped or killed process leaves, and what the temporary folder sees of any run. */
class LauncherSignalsIT {
  private static final int ROWS = 400_000;

  @TempDir Path folder;
  private Checkout checkout;
  private Path temporary;
  private Path workspace;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new Checkout(folder.resolve("checkout"));
    temporary = Files.createDirectories(folder.resolve("tmp"));
    workspace = Files.createDirectories(folder.resolve("workspace"));
    checkout.set("TMPDIR", temporary.toString());
    checkout.set("BELLWETHER_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    checkout.set("BELLWETHER_WORKSPACE", workspace.toString());
  }

  @AfterEach
  void unlink() throws Exception {
    Checkout.unlink(folder);
  }

  @Test
  void interruptedIngestExplainsHowToGoOn() throws Exception {
    Checkout.Running ingest = ingestInProgress();
    ingest.signal("INT");
    Finished run = ingest.await();
    assertThat(run.code()).as(run.err()).isEqualTo(130);
    assertThat(run.err()).contains("hint: run the same command again");
    assertThat(Checkout.names(temporary)).isEmpty();
    assertThat(checkout.run("sql", "select count(*) >= 0 from documents").out())
        .isEqualTo("true\n");
  }

  @Test
  void killedProcessesLeaveNothingInTheTemporaryFolder() throws Exception {
    checkout.set("BELLWETHER_CDS", null);
    Checkout.Running ingest = ingestInProgress();
    ingest.signal("KILL");
    assertThat(ingest.await().code()).isEqualTo(137);
    Checkout.Running score = checkout.start(folder, checkout.launcher().toString(), "score");
    Thread.sleep(1500);
    score.signal("KILL");
    score.await();
    String endless = "select count(*) from range(1000000) a, range(1000000) b";
    Checkout.Running sql = checkout.start(folder, checkout.launcher().toString(), "sql", endless);
    Thread.sleep(1500);
    assertThat(sql.process().isAlive()).isTrue();
    sql.signal("KILL");
    sql.await();
    assertThat(Checkout.names(temporary)).isEmpty();
  }

  private Checkout.Running ingestInProgress() throws IOException, InterruptedException {
    Path news = folder.resolve("news.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(news)) {
      csv.write("published_at,tickers,title\n");
      for (int row = 0; row < ROWS; row++) {
        csv.write("2024-01-02T14:30:00Z,AAPL,Apple sells part " + row + " of its stores\n");
      }
    }
    checkout.run("--version");
    Checkout.Running ingest =
        checkout.start(
            folder, checkout.launcher().toString(), "ingest", "news", news.toString(), "-v");
    Path database = workspace.resolve("bellwether.duckdb");
    while (!Files.exists(database) && ingest.process().isAlive()) {
      Thread.sleep(10);
    }
    Thread.sleep(500);
    return ingest;
  }
}
