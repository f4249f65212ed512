package dev.bellwether.store;

import dev.bellwether.ClassProbabilities;
import dev.bellwether.Cost;
import dev.bellwether.Score;
import dev.bellwether.Selection;
import dev.bellwether.TokenUsage;
import dev.bellwether.Verdict;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts new verdicts, scores and dead letters on disk as they come, in the state file; {@link Fold}
 * carries them over. What {@link #commit} has returned from survives a kill.
 */
public final class ScoreJournal implements AutoCloseable {
  private final State state;
  private final String runId;
  private final String selectionKey;
  private final Map<Selection, String> keys = new HashMap<>();
  private final PreparedStatement verdict;
  private final PreparedStatement score;
  private final PreparedStatement deadLetter;

  /**
   * Begins the journal of one run.
   *
   * @param selection what calls and dead letters are filed under unless they name another
   */
  public ScoreJournal(State state, String runId, Selection selection) {
    this.state = state;
    this.runId = runId;
    this.selectionKey = SelectionKey.of(selection);
    try {
      keepSelection(state, selection);
      state.connection().setAutoCommit(false);
      verdict = prepare("verdicts", 12);
      score = prepare("scores", 15);
      deadLetter = prepare("dead_letters", 9);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write scores");
    }
  }

  static void keepSelection(State state, Selection selection) throws SQLException {
    state.update(
        "INSERT OR IGNORE INTO selections VALUES (?, ?, ?, ?, ?, ?, ?)",
        SelectionKey.of(selection),
        selection.tier().key(),
        selection.model(),
        selection.fingerprint(),
        selection.promptId(),
        selection.promptSha256(),
        selection.parameters());
  }

  private PreparedStatement prepare(String table, int columns) throws SQLException {
    String marks = "?" + ", ?".repeat(columns - 1);
    return state.connection().prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")");
  }

  /**
   * Adds a score and the verdicts it was made from, one per chunk in order.
   *
   * @param subject the ticker's symbol, or {@code *} for the text as a whole
   */
  public void add(String subject, Score made, List<Verdict> verdicts, Instant at) {
    try {
      String selection = keyOf(made.provenance().selection());
      for (int i = 0; i < verdicts.size(); i++) {
        addVerdict(made.contentHash(), subject, selection, i, verdicts.get(i));
      }
      TokenUsage usage = made.provenance().usage();
      int column = key(score, made.contentHash(), subject, selection);
      score.setDouble(column++, made.value());
      score.setDouble(column++, made.confidence());
      score.setString(column++, made.direction().name());
      score.setInt(column++, made.provenance().fallback() ? 1 : 0);
      score.setLong(column++, usage.input());
      score.setLong(column++, usage.cached());
      score.setLong(column++, usage.output());
      score.setLong(column++, made.provenance().cost().microUsd());
      score.setLong(column++, made.provenance().latency().toNanos() / 1_000);
      score.setLong(column++, Micros.of(at));
      score.setString(column++, runId);
      score.setString(column, made.provenance().batch());
      score.addBatch();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write scores");
    }
  }

  private String keyOf(Selection selection) throws SQLException {
    String known = keys.get(selection);
    if (known == null) {
      keepSelection(state, selection);
      known = SelectionKey.of(selection);
      keys.put(selection, known);
    }
    return known;
  }

  private static int key(
      PreparedStatement statement, String contentHash, String subject, String selection)
      throws SQLException {
    statement.setString(1, contentHash);
    statement.setString(2, subject);
    statement.setString(3, selection);
    return 4;
  }

  private void addVerdict(
      String contentHash, String subject, String selection, int chunk, Verdict said)
      throws SQLException {
    int column = key(verdict, contentHash, subject, selection);
    verdict.setInt(column++, chunk);
    verdict.setString(column++, said.direction().name());
    verdict.setDouble(column++, said.score());
    verdict.setDouble(column++, said.confidence());
    if (said.probabilities().isPresent()) {
      ClassProbabilities p = said.probabilities().get();
      verdict.setDouble(column++, p.bearish());
      verdict.setDouble(column++, p.neutral());
      verdict.setDouble(column++, p.bullish());
    } else {
      verdict.setNull(column++, Types.REAL);
      verdict.setNull(column++, Types.REAL);
      verdict.setNull(column++, Types.REAL);
    }
    verdict.setString(column++, said.rationale());
    verdict.setString(column, runId);
    verdict.addBatch();
  }

  /** Adds what could not be scored, with the reason. */
  public void addDeadLetter(String contentHash, String subject, String reason, Instant at) {
    addDeadLetter(contentHash, subject, selectionKey, Death.of(reason), at);
  }

  /**
   * Why a text was given up.
   *
   * @param reason in words
   * @param attempts calls that were made in vain; 0 if nobody could be asked
   * @param wantsMicroUsd what a call would have needed, if it was for want of money; else 0
   * @param fallback true if another tier than the one wanted has answered, so that the text only
   *     waits for a better answer
   */
  public record Death(String reason, int attempts, long wantsMicroUsd, boolean fallback) {
    /** After one attempt, without any answer. */
    public static Death of(String reason) {
      return new Death(reason, 1, 0, false);
    }
  }

  /** The same for what another selection should have answered. */
  public void addDeadLetter(
      String contentHash, String subject, Selection wanted, Death death, Instant at) {
    try {
      addDeadLetter(contentHash, subject, keyOf(wanted), death, at);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write dead letters");
    }
  }

  private void addDeadLetter(
      String contentHash, String subject, String selection, Death death, Instant at) {
    try {
      int column = key(deadLetter, contentHash, subject, selection);
      deadLetter.setString(column++, death.reason());
      deadLetter.setLong(column++, Micros.of(at));
      deadLetter.setString(column++, runId);
      deadLetter.setInt(column++, death.attempts());
      deadLetter.setLong(column++, death.wantsMicroUsd());
      deadLetter.setInt(column, death.fallback() ? 1 : 0);
      deadLetter.addBatch();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write dead letters");
    }
  }

  /** Adds one call: an attempt at a model, or a page of attempts at a model in this process. */
  public void addCall(
      String id,
      String outcome,
      long questions,
      TokenUsage usage,
      Cost cost,
      Duration latency,
      Instant at) {
    try {
      state.update(
          "INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', 0)",
          id,
          runId,
          selectionKey,
          outcome,
          questions,
          usage.input(),
          usage.cached(),
          usage.output(),
          cost.microUsd(),
          latency.toNanos() / 1_000,
          Micros.of(at));
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write calls");
    }
  }

  /** Puts everything added so far on disk. */
  public void commit() {
    try {
      verdict.executeBatch();
      score.executeBatch();
      deadLetter.executeBatch();
      state.connection().commit();
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write scores");
    }
  }

  /** Ends the journal; what was added after the last commit is dropped. */
  @Override
  public void close() {
    try {
      verdict.close();
      score.close();
      deadLetter.close();
      state.connection().rollback();
      state.connection().setAutoCommit(true);
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot write scores");
    }
  }
}
