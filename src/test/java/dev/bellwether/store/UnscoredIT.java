package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnscoredIT {
  private static final Database.Options OPTIONS =
      new Database.Options(256, 2, Duration.ofSeconds(5));
  private static final List<Selection> NOBODY =
      List.of(new Selection(Tier.GEMINI, "m", "f", "p", "", ""));

  @TempDir private Path folder;

  @Test
  void whatHappenedGoesBeforePeriodicReportsWhateverThePage() throws Exception {
    Workspace workspace = Workspace.in(folder);
    try (Database made = Database.openForWriting(workspace, OPTIONS, waiting -> {})) {
      assertThat(made.number("SELECT count(*) FROM documents")).isZero();
    }
    store(workspace, "a", "10-K");
    store(workspace, "b", "");
    store(workspace, "c", "10-Q/A");
    store(workspace, "d", "8-K");
    store(workspace, "e", "6-K");
    try (Database database = Database.openForReading(workspace, OPTIONS, waiting -> {})) {
      for (int size = 1; size <= 6; size++) {
        assertThat(hashes(database, size)).containsExactly("b", "d", "e", "a", "c");
      }
    }
  }

  private static void store(Workspace workspace, String hash, String form) throws Exception {
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + workspace.database(), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO contents VALUES ('%s', 'title', '')".formatted(hash));
      statement.execute(
          "INSERT INTO documents VALUES ('id-%1$s', '%1$s', 'sec', '', ['ACME'], now()::TIMESTAMP, NULL, now()::TIMESTAMP, 'r')"
              .formatted(hash));
      if (!form.isEmpty()) {
        statement.execute(
            "INSERT INTO filings VALUES ('%1$s', '', '%2$s', '%2$s', '', '', NULL, now()::TIMESTAMP, true)"
                .formatted(hash, form));
      }
    }
  }

  private static List<String> hashes(Database database, int size) {
    List<String> hashes = new ArrayList<>();
    String hash = "";
    String subject = "";
    List<Unscored.Item> page = Unscored.page(database, NOBODY, hash, subject, size, false);
    while (!page.isEmpty()) {
      for (Unscored.Item item : page) {
        hashes.add(item.content().hash());
        hash = item.content().hash();
        subject = item.subject();
      }
      page = Unscored.page(database, NOBODY, hash, subject, size, false);
    }
    return hashes;
  }
}
