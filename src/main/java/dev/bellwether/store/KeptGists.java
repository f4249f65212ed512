package dev.bellwether.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gists of texts that were read lately, by a hash of the text. Safe for threads. */
public final class KeptGists {
  private final State state;

  /** Those of a workspace. */
  public KeptGists(State state) {
    this.state = state;
  }

  /** The gist that was kept. */
  public Optional<byte[]> find(String textHash) {
    List<byte[]> found = new ArrayList<>(1);
    state.look(
        "looking for a gist",
        () ->
            state.query(
                "SELECT gist FROM gists WHERE text_hash = ?",
                row -> found.add(row.getBytes(1)),
                textHash));
    return found.stream().findFirst();
  }

  /** Keeps one. */
  public void keep(String textHash, byte[] gist, Instant now) {
    state.transaction(
        "keeping a gist",
        () ->
            state.update(
                "INSERT OR REPLACE INTO gists VALUES (?, ?, ?)", textHash, gist, Micros.of(now)));
  }

  /** Lets those go that are older, and the oldest until there are no more than {@code most}. */
  public void trim(Instant notBefore, int most) {
    state.transaction(
        "making room among gists",
        () -> {
          state.update("DELETE FROM gists WHERE kept_at < ?", Micros.of(notBefore));
          state.update(
              "DELETE FROM gists WHERE text_hash IN (SELECT text_hash FROM gists ORDER BY kept_at,"
                  + " text_hash LIMIT max(0, (SELECT count(*) FROM gists) - ?))",
              most);
        });
  }

  /** How many are kept. */
  public long count() {
    long[] count = {0};
    state.look(
        "counting gists",
        () -> state.query("SELECT count(*) FROM gists", row -> count[0] = row.getLong(1)));
    return count[0];
  }

  /** Drops all; returns how many there were. */
  public long clear() {
    long[] cleared = {0};
    state.transaction("dropping gists", () -> cleared[0] = state.update("DELETE FROM gists"));
    return cleared[0];
  }
}
