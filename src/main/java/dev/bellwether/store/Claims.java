package dev.bellwether.store;

import dev.bellwether.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each process of a workspace is at, so that no two of them pay for the same: a text and its
 * subject, or one question. A claim holds until it is released or its process has ended, in
 * whatever way. Safe for threads, which must not claim the same thing: a process does not stand in
 * its own way.
 */
public final class Claims {
  private record Owner(long pid, long startedAt) {}

  private final State state;
  private final Owner me;

  /**
   * The claims of a process.
   *
   * @param state may be one for trifles: what the machine forgets when it goes down, no process is
   *     left to claim
   */
  public Claims(State state, ProcessHandle process) {
    this.state = state;
    // Asked once: it takes several files of the system.
    this.me = new Owner(process.pid(), Runs.startOf(process));
  }

  /** Takes one thing, unless another process that lives has it. */
  public boolean take(String what) {
    boolean[] taken = {false};
    state.transaction("claiming", () -> taken[0] = take(what, new HashMap<>()));
    return taken[0];
  }

  /**
   * Takes those texts that no other process that lives has, about which nothing has come since the
   * last fold, and which wait for no batch: any other text is to be looked at again after the next
   * fold.
   *
   * @param selections for whose batches no text may wait
   * @return the texts that are taken, in order
   */
  public List<Unscored.Item> take(List<Unscored.Item> texts, Collection<Selection> selections) {
    List<Unscored.Item> taken = new ArrayList<>();
    state.transaction(
        "claiming texts",
        () -> {
          Set<String> news = new HashSet<>();
          state.query(
              "SELECT content_hash, ticker FROM scores UNION SELECT content_hash, ticker FROM dead_letters"
                  + " UNION SELECT content_hash, ticker FROM batch_questions WHERE selection IN "
                  + Unscored.keys(selections.stream()),
              row -> news.add(name(row.getString(1), row.getString(2))));
          Map<Owner, Boolean> living = new HashMap<>();
          for (Unscored.Item text : texts) {
            if (!news.contains(name(text)) && take(name(text), living)) {
              taken.add(text);
            }
          }
        });
    return taken;
  }

  private boolean take(String what, Map<Owner, Boolean> living) throws SQLException {
    Object[] row = {what, me.pid(), me.startedAt()};
    if (state.update("INSERT OR IGNORE INTO claims VALUES (?, ?, ?)", row) == 1) {
      return true;
    }
    if (isOthers(what, living)) {
      return false;
    }
    state.update("INSERT OR REPLACE INTO claims VALUES (?, ?, ?)", row);
    return true;
  }

  private boolean isOthers(String what, Map<Owner, Boolean> living) throws SQLException {
    boolean[] others = {false};
    state.query(
        "SELECT pid, pid_started_at FROM claims WHERE what = ?",
        row -> {
          Owner owner = new Owner(row.getLong(1), row.getLong(2));
          others[0] =
              !owner.equals(me)
                  && living.computeIfAbsent(owner, o -> Runs.isAlive(o.pid(), o.startedAt()));
        },
        what);
    return others[0];
  }

  /** Those that another process that lives has; texts by their {@link #name}. */
  public List<String> others(Collection<String> things) {
    List<String> others = new ArrayList<>();
    state.look(
        "looking at claims",
        () -> {
          Map<Owner, Boolean> living = new HashMap<>();
          for (String what : things) {
            if (isOthers(what, living)) {
              others.add(what);
            }
          }
        });
    return others;
  }

  /** Gives one thing back. */
  public void release(String what) {
    state.transaction("releasing a claim", () -> delete(what));
  }

  /** Gives texts back, once what came of them is on disk. */
  public void release(Collection<Unscored.Item> texts) {
    state.transaction(
        "releasing texts",
        () -> {
          for (Unscored.Item text : texts) {
            delete(name(text));
          }
        });
  }

  private void delete(String what) throws SQLException {
    state.update(
        "DELETE FROM claims WHERE what = ? AND pid = ? AND pid_started_at = ?",
        what,
        me.pid(),
        me.startedAt());
  }

  /** Lets go what processes had that have ended. */
  public void forgetTheDead() {
    state.transaction(
        "forgetting claims",
        () -> {
          List<Owner> owners = new ArrayList<>();
          state.query(
              "SELECT DISTINCT pid, pid_started_at FROM claims",
              row -> owners.add(new Owner(row.getLong(1), row.getLong(2))));
          for (Owner owner : owners) {
            if (!Runs.isAlive(owner.pid(), owner.startedAt())) {
              state.update(
                  "DELETE FROM claims WHERE pid = ? AND pid_started_at = ?",
                  owner.pid(),
                  owner.startedAt());
            }
          }
        });
  }

  /** What a text for a subject is claimed as. */
  public static String name(Unscored.Item text) {
    return name(text.content().hash(), text.subject());
  }

  private static String name(String contentHash, String subject) {
    return contentHash + " " + subject;
  }
}
