package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An input may be unusable as a whole, however large it is. */
class ManyRejectsIT {
  private static final int ROWS = 400_000;

  @TempDir Path folder;

  @Test
  void rowsThatCannotBeUsedNeedNoMemory() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select 'Company ' || i || repeat(' beats forecasts', 10) as title, null::timestamp"
              + " as published_at from range("
              + ROWS
              + ") t(i)) to '"
              + folder.resolve("news.parquet")
              + "' (format parquet)");
    }

    ChildProcess.Ended ended =
        ChildProcess.start(
                folder,
                folder,
                List.of("score", "--input", "news.parquet", "--output", "scores"),
                "-Xmx64m")
            .end();

    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.out()).contains("\"rejected\":" + ROWS);
    try (Stream<Path> files = Files.list(folder.resolve("scores/_rejects"));
        Stream<String> lines = Files.lines(files.findAny().orElseThrow())) {
      assertThat(lines).hasSize(ROWS).isSorted();
    }
  }
}
