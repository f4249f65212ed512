package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills real processes with SIGKILL at random moments and looks at what is left: stores that open,
 * and after one more run the same rows as if nothing had happened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
  /** With the rules alone: what is killed is the saving of scores, not the thinking about them. */
  private static final List<String> SCORE = List.of("score", "--set", "embedded.model=lexicon");

  private static final int KILLS = Boolean.getBoolean("bellwether.heavy") ? 200 : 25;
  private static final long SEED = 20_261_124;
  private static final int FILES = 6;
  private static final int ROWS = 2_500;

  /** What a run leaves that does not depend on when and in which run it was made. */
  private static final Map<String, String> TABLES = tables();

  @TempDir private static Path folder;
  private Path scratch;
  private Path reference;
  private List<String> news;
  private List<String> prices;
  private final Random random = new Random(SEED);

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("contents", "*");
    tables.put("documents", "id, content_hash, source, url, tickers, published_at, first_seen_at");
    tables.put("fingerprints", "*");
    tables.put("near_duplicates", "*");
    tables.put("chunks", "*");
    tables.put("bars", "* EXCLUDE (run_id)");
    tables.put(
        "verdicts",
        "DISTINCT content_hash, ticker, selection, chunk, direction, score, confidence, rationale");
    tables.put("scores", "content_hash, ticker, selection, value, confidence, direction");
    tables.put("dead_letters", "content_hash, ticker, selection, reason");
    return tables;
  }

  @BeforeAll
  void makeInputsAndRunUndisturbed() throws Exception {
    scratch = Files.createDirectory(folder.resolve("scratch"));
    reference = folder.resolve("reference");
    news = new ArrayList<>(List.of("ingest", "news"));
    for (int file = 0; file < FILES; file++) {
      news.add(newsFile(file).toString());
    }
    prices = List.of("ingest", "prices", pricesFile().toString());
    for (List<String> step : List.of(news, prices, SCORE)) {
      assertThat(finish(start(reference, step))).as("%s", step).isIn(0, 3);
    }
  }

  private Path newsFile(int file) throws IOException {
    String[] words = {"profit", "loss", "rises", "falls", "beats", "misses", "deal", "outlook"};
    StringBuilder text = new StringBuilder("id,published_at,ticker,title\n");
    for (int row = 0; row < ROWS; row++) {
      text.append(
          "%d-%d,2024-03-%02dT%02d:%02d:00Z,T%d,"
              .formatted(file, row, 1 + row % 28, row % 24, file * 7 + row % 10, row % 40));
      text.append(
          row % 500 == 0
              ? "2024"
              : "Firm %d %s %s and %s in quarter %d"
                  .formatted(
                      random.nextInt(900),
                      words[random.nextInt(8)],
                      words[random.nextInt(8)],
                      words[random.nextInt(8)],
                      row));
      text.append('\n');
    }
    return Files.writeString(folder.resolve("news" + file + ".csv"), text);
  }

  private Path pricesFile() throws IOException {
    StringBuilder text = new StringBuilder("ticker,date,open,high,low,close,adj_close,volume\n");
    for (int ticker = 0; ticker < 40; ticker++) {
      for (LocalDate day = LocalDate.of(2024, 1, 2); day.getYear() == 2024; day = day.plusDays(1)) {
        double close = 50 + random.nextInt(100);
        text.append(
            "T%d,%s,%s,%s,%s,%s,%s,100\n"
                .formatted(ticker, day, close, close + 1, close - 1, close, close));
      }
    }
    return Files.writeString(folder.resolve("bars.csv"), text);
  }

  private Process start(Path workspace, List<String> step) throws IOException {
    List<String> quietly = new ArrayList<>(step);
    quietly.add("-q");
    return ChildProcess.start(scratch, workspace, quietly).process();
  }

  private static int finish(Process process) throws InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void ingestOfNewsIsCompletedAfterKillsAtRandomMoments() throws Exception {
    killAndComplete("news", List.of(), news);
  }

  @Test
  void ingestOfPricesIsCompletedAfterKillsAtRandomMoments() throws Exception {
    killAndComplete("prices", List.of(), prices);
  }

  @Test
  void scoringIsCompletedAfterKillsAtRandomMoments() throws Exception {
    killAndComplete("score", List.of(news), SCORE);
  }

  /** Kills until the number is reached, beginning a new workspace whenever a run gets through. */
  private void killAndComplete(String name, List<List<String>> before, List<String> step)
      throws Exception {
    long full = duration(folder.resolve(name + "-timing"), before, step);
    int kills = 0;
    for (int round = 0; kills < KILLS; round++) {
      Path workspace = folder.resolve(name + round);
      prepare(workspace, before);
      boolean done = false;
      while (!done && kills < KILLS) {
        long moment = (long) (random.nextDouble() * full * 1.1);
        Process process = start(workspace, step);
        done = process.waitFor(moment, TimeUnit.MILLISECONDS);
        if (!done) {
          process.destroyForcibly();
          finish(process);
          kills++;
          assertOpens(workspace, kills, moment);
        }
      }
      assertThat(finish(start(workspace, step))).as("seed %d, round %d", SEED, round).isIn(0, 3);
      assertSameRows(workspace, name + " round " + round);
    }
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    try (Stream<Path> left = Files.list(scratch.resolve("tmp"))) {
      assertThat(left).as("left in the temporary folder").isEmpty();
    }
  }

  private long duration(Path workspace, List<List<String>> before, List<String> step)
      throws Exception {
    prepare(workspace, before);
    long started = System.nanoTime();
    finish(start(workspace, step));
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  private void prepare(Path workspace, List<List<String>> before) throws Exception {
    for (List<String> step : before) {
      assertThat(finish(start(workspace, step))).isIn(0, 3);
    }
  }

  private static void assertOpens(Path workspace, int kill, long moment) throws SQLException {
    if (Files.exists(workspace.resolve("bellwether.duckdb"))) {
      try (Connection connection = open(workspace);
          Statement statement = connection.createStatement()) {
        assertThat(statement.execute("FROM duckdb_tables()"))
            .as("kill %d after %d ms, seed %d", kill, moment, SEED)
            .isTrue();
      }
    }
    if (Files.exists(workspace.resolve("state.sqlite"))) {
      State.open(Workspace.in(workspace)).close();
    }
  }

  private static Connection open(Path workspace) throws SQLException {
    return new DuckDBDriver()
        .connect("jdbc:duckdb:" + workspace.resolve("bellwether.duckdb"), new Properties());
  }

  private void assertSameRows(Path workspace, String what) throws SQLException {
    try (Connection here = open(workspace);
        Connection there = open(reference)) {
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        List<String> rows = rows(here, table);
        if (!rows.isEmpty()) {
          assertThat(rows).as(what + ": " + table.getKey()).isEqualTo(rows(there, table));
        }
      }
      assertThat(
              rows(here, Map.entry("documents", "id")).size()
                  + rows(here, Map.entry("bars", "ticker")).size())
          .isPositive();
    }
  }

  private static List<String> rows(Connection connection, Map.Entry<String, String> table)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT to_json(t)::VARCHAR FROM (SELECT "
                    + table.getValue()
                    + " FROM "
                    + table.getKey()
                    + ") t ORDER BY 1")) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
