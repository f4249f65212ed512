package dev.bellwether.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Rows of configured sources that earlier runs rejected, by hash. */
public final class KnownRejects {
  private KnownRejects() {}

  /** All of them, to be added to by the caller. */
  public static Set<String> load(State state) {
    Set<String> known = new HashSet<>();
    try {
      state.query("SELECT row_hash FROM known_rejects", row -> known.add(row.getString(1)));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot read rejected rows");
    }
    return known;
  }

  /** Adds rows that the run rejected; those that are there already stay as they are. */
  public static void add(State state, Collection<String> hashes, String runId) {
    state.transaction(
        "recording rejected rows",
        () -> {
          try (PreparedStatement insert =
              state
                  .connection()
                  .prepareStatement("INSERT OR IGNORE INTO known_rejects VALUES (?, ?)")) {
            for (String hash : hashes) {
              insert.setString(1, hash);
              insert.setString(2, runId);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }
}
