package dev.bellwether.store;

import dev.bellwether.Document;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries documents that a watch has seen over into the database. By id, so that a kill between the
 * two commits only means that the next fold finds them there already.
 */
public final class WatchArchive {
  private record Batch(Map<String, List<Document>> byRun, long last) {}

  private WatchArchive() {}

  /** Documents that are not in the database yet. */
  public static long behind(State state) {
    long[] rows = {0};
    state.look(
        "counting what the watch has seen",
        () -> state.query("SELECT count(*) FROM watch_documents", row -> rows[0] = row.getLong(1)));
    return rows[0];
  }

  /**
   * Moves all of them.
   *
   * @return how many there were
   */
  public static long fold(State state, Database database, TextComparison comparison, Instant now) {
    Batch batch = read(state);
    batch
        .byRun()
        .forEach(
            (run, documents) -> {
              try (DocumentWriter writer = new DocumentWriter(database, comparison, run, now)) {
                documents.forEach(writer::add);
              }
            });
    if (!batch.byRun().isEmpty()) {
      state.transaction(
          "forgetting what is folded",
          () -> state.update("DELETE FROM watch_documents WHERE rowid <= ?", batch.last()));
    }
    return batch.byRun().values().stream().mapToLong(List::size).sum();
  }

  private static Batch read(State state) {
    Map<String, List<Document>> byRun = new LinkedHashMap<>();
    long[] last = {0};
    try {
      state.query(
          "SELECT rowid, * FROM watch_documents ORDER BY rowid",
          row -> {
            byRun
                .computeIfAbsent(row.getString("run_id"), run -> new ArrayList<>())
                .add(WatchTable.document(row, "id"));
            last[0] = row.getLong("rowid");
          });
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read what the watch has seen");
    }
    return new Batch(byRun, last[0]);
  }
}
