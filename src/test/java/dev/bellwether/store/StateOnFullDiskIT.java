package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's own limit of pages fails as a full disk does, at the same places. */
class StateOnFullDiskIT {
  private static final String LARGE = "x".repeat(200_000);

  @TempDir private Path folder;
  private State state;
  private State beside;

  @BeforeEach
  void open() throws SQLException {
    state = State.open(Workspace.in(folder));
    beside = State.open(Workspace.in(folder));
    state.update("CREATE TABLE marks (text TEXT)");
  }

  @AfterEach
  void close() {
    beside.close();
    state.close();
  }

  private void limit(String pages) throws SQLException {
    state.query("PRAGMA max_page_count = " + pages, row -> {});
  }

  private void keep(State by, String text) {
    by.transaction("keeping", () -> by.update("INSERT INTO marks VALUES (?)", text));
  }

  private List<Integer> lengths() {
    List<Integer> lengths = new ArrayList<>();
    beside.look(
        "reading",
        () ->
            beside.query(
                "SELECT length(text) FROM marks ORDER BY 1", row -> lengths.add(row.getInt(1))));
    return lengths;
  }

  @Test
  void onceThereIsRoomAgainTheSameProcessGoesOnAndHoldsNobodyUp() throws SQLException {
    keep(state, "before");
    limit("1");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> keep(state, LARGE))
          .isInstanceOf(BellwetherException.class)
          .hasMessageContaining("full");
      keep(beside, "beside " + i);
    }

    limit("1000000");
    keep(state, LARGE);

    assertThat(lengths()).containsExactly(6, 8, 8, 8, 200_000);
  }
}
