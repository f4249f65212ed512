package dev.bellwether.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which kept answers may be used for texts that say the same; the answers are in {@link Answers},
 * and an answer that is gone from there is gone from here. Safe for threads.
 */
public final class NearAnswerTable {
  /** A text that was asked about. */
  public record Candidate(String key, String contentHash, byte[] gist) {}

  /**
   * What this cache holds and saved.
   *
   * @param savedMicroUsd what the hits would have cost
   */
  public record Stats(long answers, long hits, long savedMicroUsd) {}

  private final State state;

  /** The table of a workspace. */
  public NearAnswerTable(State state) {
    this.state = state;
  }

  /**
   * Those that may be used, the latest first.
   *
   * @param scope what must be equal of the question
   * @param claims what must be equal of the text
   * @param notBefore oldest publication and oldest answer
   * @param published publication of the text that is asked about; later ones are left out
   */
  public List<Candidate> candidates(
      String scope, long claims, Instant publishedNotBefore, Instant published, Instant notBefore) {
    List<Candidate> found = new ArrayList<>();
    state.look(
        "looking for near answers",
        () ->
            state.query(
                "SELECT key, content_hash, gist FROM near_answers JOIN answers USING (key) WHERE"
                    + " scope = ? AND claims = ? AND published_at BETWEEN ? AND ? AND"
                    + " near_answers.kept_at >= ? ORDER BY published_at DESC, key LIMIT 64",
                row ->
                    found.add(new Candidate(row.getString(1), row.getString(2), row.getBytes(3))),
                scope,
                claims,
                Micros.of(publishedNotBefore),
                Micros.of(published),
                Micros.of(notBefore)));
    return found;
  }

  /** Counts a hit. */
  public void hit(String key) {
    state.transaction(
        "counting a near hit",
        () -> state.update("UPDATE near_answers SET hits = hits + 1 WHERE key = ?", key));
  }

  /** Keeps one, in place of an earlier one with its key. */
  public void keep(Candidate candidate, String scope, long claims, Instant published, Instant now) {
    state.transaction(
        "keeping a near answer",
        () ->
            state.update(
                "INSERT OR REPLACE INTO near_answers VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                candidate.key(),
                scope,
                claims,
                candidate.contentHash(),
                candidate.gist(),
                Micros.of(published),
                Micros.of(now)));
  }

  /** Lets those go that are older, and those whose answer is gone. */
  public void trim(Instant notBefore) {
    state.transaction(
        "making room among near answers",
        () ->
            state.update(
                "DELETE FROM near_answers WHERE kept_at < ? OR key NOT IN (SELECT key FROM"
                    + " answers)",
                Micros.of(notBefore)));
  }

  /** What is held now. */
  public Stats stats() {
    List<Stats> stats = new ArrayList<>(1);
    state.look(
        "counting near answers",
        () ->
            state.query(
                "SELECT count(*), coalesce(sum(n.hits), 0), coalesce(sum(n.hits * cost_micro_usd),"
                    + " 0) FROM near_answers n JOIN answers USING (key)",
                row -> stats.add(new Stats(row.getLong(1), row.getLong(2), row.getLong(3)))));
    return stats.get(0);
  }

  /** Empties it; returns how many it held. */
  public long clear() {
    long[] cleared = {0};
    state.transaction(
        "emptying the near answers", () -> cleared[0] = state.update("DELETE FROM near_answers"));
    return cleared[0];
  }
}
