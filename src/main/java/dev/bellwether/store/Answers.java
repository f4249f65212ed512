package dev.bellwether.store;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Cost;
import dev.bellwether.Direction;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers that were paid once, by the hash of the exact question. Safe for threads. */
public final class Answers {

  /** What was answered, what it took and cost then, and which model it was. */
  public record Answer(Verdict verdict, TokenUsage usage, Cost cost, String answeredBy) {}

  /**
   * What the cache holds and saved.
   *
   * @param savedMicroUsd what the hits would have cost
   */
  public record Stats(long answers, long hits, long savedMicroUsd) {}

  private final State state;

  /** The cache of a workspace. */
  public Answers(State state) {
    this.state = state;
  }

  /** The answer, which counts as a hit, unless it is older than the instant. */
  public Optional<Answer> find(String key, Instant notBefore) {
    List<Answer> found = new ArrayList<>(1);
    state.look(
        "looking into the cache",
        () ->
            state.query(
                "SELECT * FROM answers WHERE key = ? AND kept_at >= ?",
                row -> found.add(read(row)),
                key,
                Micros.of(notBefore)));
    if (!found.isEmpty()) {
      state.transaction(
          "counting a hit",
          () -> state.update("UPDATE answers SET hits = hits + 1 WHERE key = ?", key));
    }
    return found.stream().findFirst();
  }

  /** The answer, of whatever age, without counting a hit. */
  public Optional<Answer> peek(String key) {
    List<Answer> found = new ArrayList<>(1);
    state.look(
        "looking into the cache",
        () -> state.query("SELECT * FROM answers WHERE key = ?", row -> found.add(read(row)), key));
    return found.stream().findFirst();
  }

  private static Answer read(ResultSet row) throws SQLException {
    double bearish = row.getDouble("p_bearish");
    Optional<ClassProbabilities> probabilities =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new ClassProbabilities(
                    bearish, row.getDouble("p_neutral"), row.getDouble("p_bullish")));
    return new Answer(
        new Verdict(
            Direction.valueOf(row.getString("direction")),
            row.getDouble("score"),
            row.getDouble("confidence"),
            probabilities,
            row.getString("rationale")),
        new TokenUsage(
            row.getLong("input_tokens"),
            row.getLong("cached_tokens"),
            row.getLong("output_tokens"),
            row.getInt("estimated") != 0),
        new Cost(row.getLong("cost_micro_usd")),
        row.getString("answered_by"));
  }

  /** Keeps an answer, in place of an earlier one. */
  public void keep(String key, Answer answer, Instant now) {
    state.transaction("writing to the cache", () -> insert(key, answer, now));
  }

  /** Lets the oldest answers go until there are no more than {@code most}. */
  public void trim(int most) {
    state.transaction(
        "making room in the cache",
        () ->
            state.update(
                "DELETE FROM answers WHERE key IN (SELECT key FROM answers ORDER BY kept_at, key"
                    + " LIMIT max(0, (SELECT count(*) FROM answers) - ?))",
                most));
  }

  private void insert(String key, Answer answer, Instant now) throws SQLException {
    Optional<ClassProbabilities> p = answer.verdict().probabilities();
    state.update(
        "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        key,
        answer.verdict().direction().name(),
        answer.verdict().score(),
        answer.verdict().confidence(),
        p.map(ClassProbabilities::bearish).orElse(null),
        p.map(ClassProbabilities::neutral).orElse(null),
        p.map(ClassProbabilities::bullish).orElse(null),
        answer.verdict().rationale(),
        answer.usage().input(),
        answer.usage().cached(),
        answer.usage().output(),
        answer.usage().estimated() ? 1 : 0,
        answer.cost().microUsd(),
        answer.answeredBy(),
        Micros.of(now));
  }

  /** What the cache holds. */
  public Stats stats() {
    List<Stats> stats = new ArrayList<>(1);
    state.transaction(
        "looking into the cache",
        () ->
            state.query(
                "SELECT count(*), coalesce(sum(hits), 0), coalesce(sum(hits * cost_micro_usd), 0)"
                    + " FROM answers",
                row -> stats.add(new Stats(row.getLong(1), row.getLong(2), row.getLong(3)))));
    return stats.get(0);
  }

  /** Empties the cache; returns how many answers it held. */
  public long clear() {
    long[] cleared = {0};
    state.transaction("emptying the cache", () -> cleared[0] = state.update("DELETE FROM answers"));
    return cleared[0];
  }
}
