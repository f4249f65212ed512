package dev.bellwether.store;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What was handed in to vendors' batch APIs. A batch is written down with all its questions and its
 * money before it is sent, and booked in one transaction with its scores, so that a kill at any
 * moment leaves nothing that is sent or paid twice.
 */
public final class Batches {

  /**
   * Where a batch is: written down and about to be sent, known to be at the vendor's, or ended in
   * one of three ways.
   */
  public enum Stage {
    SENDING,
    SENT,
    COLLECTED,
    REFUSED,
    GIVEN_UP;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One batch.
   *
   * @param key our name for it
   * @param vendorId the vendor's; empty until it is known
   * @param texts how many (text, ticker) pairs it asks about
   * @param questions how many of its questions are handed in
   * @param alive true while the process that hands it in is still at it
   * @param begunAt when it was written down
   * @param account to which it went
   * @param lostAt since when nobody is at handing it in, without knowing what came of it
   * @param goneAt when the vendor first said that it knows no such batch
   */
  public record Batch(
      String key,
      Tier tier,
      String model,
      String vendorId,
      Stage stage,
      int texts,
      int questions,
      boolean alive,
      Instant begunAt,
      Account account,
      Optional<Instant> lostAt,
      Optional<Instant> goneAt) {}

  /**
   * Whose a batch is.
   *
   * @param server host and port
   * @param keyPrint the beginning of the SHA-256 of the key: tells keys apart, gives none away
   */
  public record Account(String server, String keyPrint) {
    /** False if what went to one is certainly not at the other; batches of old name no account. */
    public boolean mayBe(Account other) {
      return server.isEmpty() || other.server.isEmpty() || equals(other);
    }
  }

  /**
   * One question of a batch; those of one text stand together.
   *
   * @param number in the batch, from 0
   * @param selection what the answer is filed under
   * @param prompt the name of the prompt
   * @param weight of the answer in the score of its text
   * @param atMostMicroUsd what it may cost
   * @param cacheKey under which its answer is kept
   * @param cached true if it is not handed in, since its answer is kept already
   */
  public record Question(
      int number,
      String contentHash,
      String ticker,
      Selection selection,
      String prompt,
      double weight,
      long atMostMicroUsd,
      String cacheKey,
      boolean cached) {}

  /** A text that waits for a batch, by the key of the selection that it waits for. */
  public record Waiting(String contentHash, String ticker, String selection) {}

  /** How one question ended, for the ledger of calls. */
  public record Called(
      Question question,
      String outcome,
      TokenUsage usage,
      long microUsd,
      long unconfirmedMicroUsd,
      String answeredBy) {}

  private final State state;
  private final Spending spending;
  private final long pid;
  private final long pidStartedAt;

  /**
   * The batches of a workspace.
   *
   * @param process who hands batches in
   */
  public Batches(State state, Spending spending, ProcessHandle process) {
    this.state = state;
    this.spending = spending;
    this.pid = process.pid();
    this.pidStartedAt = Runs.startOf(process);
  }

  /**
   * Why a batch was not written down.
   *
   * @param forMoney true if a limit stands in the way, false if another process has just written
   *     one down with one of these texts
   */
  public record Refusal(String why, boolean forMoney) {}

  /**
   * Writes a batch down, and sets its money aside, before it is sent.
   *
   * @return why not; empty if it is done
   */
  public Optional<Refusal> begin(
      String key,
      Tier tier,
      String model,
      Account account,
      String runId,
      List<Question> questions,
      Instant now) {
    List<Refusal> refusals = new ArrayList<>();
    state.transaction(
        "writing down a batch",
        () -> {
          if (overlaps(questions)) {
            refusals.add(new Refusal("another process hands in the same texts", false));
            return;
          }
          long atMost = questions.stream().mapToLong(Question::atMostMicroUsd).sum();
          spending
              .holdForBatch(key, runId, tier.key(), atMost, now)
              .ifPresent(why -> refusals.add(new Refusal(why, true)));
          if (refusals.isEmpty()) {
            insert(key, tier, model, account, runId, questions, now);
          }
        });
    return refusals.stream().findFirst();
  }

  private boolean overlaps(List<Question> questions) throws SQLException {
    Set<Waiting> waiting = new HashSet<>();
    readWaiting(state, waiting);
    return questions.stream().anyMatch(question -> waiting.contains(waiting(question)));
  }

  private static Waiting waiting(Question question) {
    return new Waiting(
        question.contentHash(), question.ticker(), SelectionKey.of(question.selection()));
  }

  private void insert(
      String key,
      Tier tier,
      String model,
      Account account,
      String runId,
      List<Question> questions,
      Instant now)
      throws SQLException {
    Set<Waiting> texts = new LinkedHashSet<>();
    Map<Selection, String> kept = new HashMap<>();
    for (Question question : questions) {
      if (!kept.containsKey(question.selection())) {
        ScoreJournal.keepSelection(state, question.selection());
        kept.put(question.selection(), SelectionKey.of(question.selection()));
      }
      texts.add(waiting(question));
      state.update(
          "INSERT INTO batch_questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          key,
          question.number(),
          question.contentHash(),
          question.ticker(),
          kept.get(question.selection()),
          question.prompt(),
          question.weight(),
          question.atMostMicroUsd(),
          question.cacheKey(),
          question.cached() ? 1 : 0);
    }
    state.update(
        "INSERT INTO batches (key, tier, model, vendor_id, state, texts, questions, note, run_id,"
            + " pid, pid_started_at, begun_at, server, key_print)"
            + " VALUES (?, ?, ?, '', ?, ?, ?, '', ?, ?, ?, ?, ?, ?)",
        key,
        tier.key(),
        model,
        Stage.SENDING.word(),
        texts.size(),
        questions.stream().filter(question -> !question.cached()).count(),
        runId,
        pid,
        pidStartedAt,
        Micros.of(now),
        account.server(),
        account.keyPrint());
  }

  /** Notes that the vendor has a batch. */
  public void sent(String key, String vendorId) {
    state.transaction(
        "noting a batch",
        () ->
            state.update(
                "UPDATE batches SET state = ?, vendor_id = ? WHERE key = ? AND state = ?",
                Stage.SENT.word(),
                vendorId,
                key,
                Stage.SENDING.word()));
  }

  /**
   * Gives up the ownership of a batch whose process has died or has heard nothing, so that whoever
   * comes by looks for it.
   *
   * @return since when it has been lost
   */
  public Instant lost(String key, Instant now) {
    return since("lost_at", Stage.SENDING, "pid = 0, pid_started_at = 0, ", key, now);
  }

  /** Notes that the vendor knows no such batch; returns when it first said so. */
  public Instant gone(String key, Instant now) {
    return since("gone_at", Stage.SENT, "", key, now);
  }

  private Instant since(String column, Stage stage, String also, String key, Instant now) {
    List<Instant> since = new ArrayList<>(1);
    state.transaction(
        "noting a batch",
        () -> {
          state.update(
              "UPDATE batches SET "
                  + also
                  + column
                  + " = coalesce("
                  + column
                  + ", ?) WHERE key = ? AND state = ?",
              Micros.of(now),
              key,
              stage.word());
          state.query(
              "SELECT coalesce(" + column + ", ?) FROM batches WHERE key = ?",
              row -> since.add(Micros.toInstant(row.getLong(1))),
              Micros.of(now),
              key);
        });
    return since.get(0);
  }

  /** Notes that a batch belongs to the account of another key than it was handed in with. */
  public void adopt(String key, Account account) {
    state.transaction(
        "noting a batch",
        () ->
            state.update(
                "UPDATE batches SET server = ?, key_print = ? WHERE key = ?",
                account.server(),
                account.keyPrint(),
                key));
  }

  /** Notes that the vendor has a batch after all. */
  public void there(String key) {
    state.transaction(
        "noting a batch",
        () -> state.update("UPDATE batches SET gone_at = NULL WHERE key = ?", key));
  }

  /**
   * Forgets the questions of a batch that the vendor does not have, and gives its money back.
   *
   * @param stage refused or given up
   * @param why in words
   */
  public void drop(Batch batch, Stage stage, String why, Instant now) {
    state.transaction(
        "dropping a batch",
        () -> {
          if (end(batch, Stage.SENDING, stage, why, now)) {
            spending.bookBatch(batch.key(), batch.tier().key(), 0, 0, now);
          }
        });
  }

  /** False if another process was faster. */
  private boolean end(Batch batch, Stage from, Stage to, String note, Instant now)
      throws SQLException {
    int ended =
        state.update(
            "UPDATE batches SET state = ?, note = ?, ended_at = ? WHERE key = ? AND state = ?",
            to.word(),
            note,
            Micros.of(now),
            batch.key(),
            from.word());
    if (ended > 0) {
      state.update("DELETE FROM batch_questions WHERE batch = ?", batch.key());
    }
    return ended > 0;
  }

  /**
   * Books a batch that has ended: its scores, its calls and its money, all or nothing.
   *
   * @param results adds scores and dead letters to the journal
   * @return false if another process has done so meanwhile; nothing is written then
   */
  public boolean collect(
      Batch batch,
      String runId,
      Selection selection,
      Consumer<ScoreJournal> results,
      List<Called> calls,
      Instant now) {
    try (ScoreJournal journal = new ScoreJournal(state, runId, selection)) {
      if (!end(batch, Stage.SENT, Stage.COLLECTED, "", now)) {
        return false;
      }
      results.accept(journal);
      long spent = 0;
      long unconfirmed = 0;
      for (Called call : calls) {
        spent += call.microUsd();
        unconfirmed += call.unconfirmedMicroUsd();
        record(batch, runId, call, now);
      }
      spending.bookBatch(batch.key(), batch.tier().key(), spent, unconfirmed, now);
      journal.commit();
      return true;
    } catch (SQLException e) {
      throw StoreFailure.of(e, "cannot book a batch");
    }
  }

  private void record(Batch batch, String runId, Called call, Instant now) throws SQLException {
    state.update(
        "INSERT INTO calls VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
        "%s/%06d".formatted(batch.key(), call.question().number()),
        runId,
        SelectionKey.of(call.question().selection()),
        call.outcome(),
        call.usage().input(),
        call.usage().cached(),
        call.usage().output(),
        call.microUsd(),
        Micros.of(now),
        call.question().contentHash(),
        call.question().ticker(),
        call.answeredBy(),
        call.unconfirmedMicroUsd());
  }

  /** The batches of a tier that are about to be sent or at the vendor's, the oldest first. */
  public List<Batch> open(Tier tier) {
    List<Batch> batches = new ArrayList<>();
    state.look(
        "reading batches",
        () ->
            state.query(
                "SELECT * FROM batches WHERE tier = ? AND state IN ('sending', 'sent')"
                    + " ORDER BY begun_at, key",
                row -> batches.add(batch(row)),
                tier.key()));
    return batches;
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getString("key"),
        Tier.ofKey(row.getString("tier")),
        row.getString("model"),
        row.getString("vendor_id"),
        Stage.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("texts"),
        row.getInt("questions"),
        Runs.isAlive(row.getLong("pid"), row.getLong("pid_started_at")),
        Micros.toInstant(row.getLong("begun_at")),
        new Account(row.getString("server"), row.getString("key_print")),
        instant(row, "lost_at"),
        instant(row, "gone_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Micros.toInstant(micros));
  }

  /** The vendor's ids of all batches that are accounted for. */
  public Set<String> vendorIds(Tier tier) {
    Set<String> ids = new HashSet<>();
    state.look(
        "reading batches",
        () ->
            state.query(
                "SELECT vendor_id FROM batches WHERE tier = ? AND vendor_id <> ''",
                row -> ids.add(row.getString(1)),
                tier.key()));
    return ids;
  }

  /** The questions of an open batch, in their order. */
  public List<Question> questions(String key) {
    List<Question> questions = new ArrayList<>();
    state.look(
        "reading a batch",
        () ->
            state.query(
                "SELECT q.*, s.* FROM batch_questions q JOIN selections s ON s.key = q.selection"
                    + " WHERE q.batch = ? ORDER BY q.number",
                row -> questions.add(question(row)),
                key));
    return questions;
  }

  private static Question question(ResultSet row) throws SQLException {
    return new Question(
        row.getInt("number"),
        row.getString("content_hash"),
        row.getString("ticker"),
        new Selection(
            Tier.ofKey(row.getString("tier")),
            row.getString("model"),
            row.getString("fingerprint"),
            row.getString("prompt_id"),
            row.getString("prompt_sha256"),
            row.getString("parameters")),
        row.getString("prompt"),
        row.getDouble("weight"),
        row.getLong("at_most_micro_usd"),
        row.getString("cache_key"),
        row.getInt("cached") != 0);
  }

  /** The texts that wait for a batch. */
  public static Set<Waiting> waiting(State state) {
    Set<Waiting> waiting = new HashSet<>();
    state.look("reading batches", () -> readWaiting(state, waiting));
    return waiting;
  }

  private static void readWaiting(State state, Set<Waiting> into) throws SQLException {
    state.query(
        "SELECT DISTINCT content_hash, ticker, selection FROM batch_questions",
        row -> into.add(new Waiting(row.getString(1), row.getString(2), row.getString(3))));
  }
}
