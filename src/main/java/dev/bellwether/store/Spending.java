package dev.bellwether.store;

import dev.bellwether.Selection;
import dev.bellwether.Tier;
import dev.bellwether.TokenUsage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What paid calls cost, counted by all processes together: money is set aside before a call and
 * booked after it, each in one transaction. Money whose process died in between is booked in full,
 * since the vendor may have charged it. Days and months are UTC. Safe for threads.
 */
public final class Spending {

  /** A limit on one tier, or on all together. */
  public record Limit(Optional<String> tier, long dayMicroUsd, long monthMicroUsd) {}

  /**
   * A call that is about to be made.
   *
   * @param id names the call for ever
   * @param subject the ticker's symbol, or {@code *} for the text as a whole
   * @param microUsd what it may cost at most
   */
  public record Intent(
      String id,
      String runId,
      Selection selection,
      String contentHash,
      String subject,
      long microUsd) {}

  /**
   * How the call ended.
   *
   * @param microUsd what it is charged
   * @param unconfirmedMicroUsd the part of it that the vendor has not named
   */
  public record Ending(
      String outcome,
      TokenUsage usage,
      long microUsd,
      long unconfirmedMicroUsd,
      String answeredBy,
      Duration latency) {}

  /**
   * Where one limit stands.
   *
   * @param tier the tier, or {@code all}
   * @param period {@code day} or {@code month}
   * @param spentMicroUsd booked
   * @param unconfirmedMicroUsd of that, what no vendor has confirmed
   * @param reservedMicroUsd set aside for calls under way
   */
  public record Standing(
      String tier,
      String period,
      long limitMicroUsd,
      long spentMicroUsd,
      long unconfirmedMicroUsd,
      long reservedMicroUsd) {}

  /**
   * Why no money is set aside.
   *
   * @param why the limit that stands in the way, in words
   * @param passing true if there may be room once calls that are under way have ended
   */
  public record Refusal(String why, boolean passing) {}

  /** What is {@code flying} is the part of what is reserved that calls under way will settle. */
  private record Sum(long spent, long unconfirmed, long reserved, long flying) {
    long taken() {
      return spent + reserved;
    }

    Sum plus(Sum other) {
      return new Sum(
          spent + other.spent,
          unconfirmed + other.unconfirmed,
          reserved + other.reserved,
          flying + other.flying);
    }
  }

  private record Sums(Sum day, Sum month) {
    static final Sums NOTHING = new Sums(new Sum(0, 0, 0, 0), new Sum(0, 0, 0, 0));

    Sums plus(Sums other) {
      return new Sums(day.plus(other.day), month.plus(other.month));
    }
  }

  /** Holds money for a batch, which goes on when its process has ended. */
  private static final int NOBODY = 0;

  private final State state;
  private final GroupCommit group;
  private final List<Limit> limits;
  private final long pid;
  private final long pidStartedAt;

  /** Those that this process has written already; a fold leaves them where they are. */
  private final Set<Selection> selections = ConcurrentHashMap.newKeySet();

  /**
   * The spending of a workspace under these limits.
   *
   * @param process who spends; money it has set aside is left to it while it lives
   */
  public Spending(State state, List<Limit> limits, ProcessHandle process) {
    this.state = state;
    this.group = new GroupCommit(state);
    this.pid = process.pid();
    // Asked once: it takes several files of the system.
    this.pidStartedAt = Runs.startOf(process);
    this.limits = List.copyOf(limits);
  }

  /**
   * Sets money aside unless a limit would be passed.
   *
   * @return empty if it is granted
   */
  public Optional<Refusal> reserve(Intent intent, Instant now) {
    List<Refusal> refusals = new ArrayList<>();
    group.run(
        "reserving money",
        () -> {
          refusal(intent, day(now)).ifPresent(refusals::add);
          if (refusals.isEmpty()) {
            insert(intent, now);
          }
        });
    return refusals.stream().findFirst();
  }

  private Optional<Refusal> refusal(Intent intent, LocalDate day) throws SQLException {
    return refusal(intent.selection().tier().key(), intent.microUsd(), day);
  }

  private Optional<Refusal> refusal(String tier, long microUsd, LocalDate day) throws SQLException {
    Map<String, Sums> sums = sums(day);
    List<Refusal> refusals = new ArrayList<>();
    for (Limit limit : limits) {
      if (limit.tier().isEmpty() || limit.tier().get().equals(tier)) {
        String whose = limit.tier().orElse("all tiers");
        Sums so = of(limit.tier(), sums);
        refusal(so.day(), microUsd, limit.dayMicroUsd(), whose + " is spent for " + day)
            .ifPresent(refusals::add);
        refusal(
                so.month(),
                microUsd,
                limit.monthMicroUsd(),
                whose + " is spent for " + YearMonth.from(day))
            .ifPresent(refusals::add);
      }
    }
    return refusals.stream().min(Comparator.comparing(Refusal::passing));
  }

  private static Optional<Refusal> refusal(Sum so, long microUsd, long most, String what) {
    return so.taken() + microUsd > most
        ? Optional.of(
            new Refusal("the budget of " + what, so.taken() - so.flying() + microUsd <= most))
        : Optional.empty();
  }

  private static Sums of(Optional<String> tier, Map<String, Sums> sums) {
    return tier.isPresent()
        ? sums.getOrDefault(tier.get(), Sums.NOTHING)
        : sums.values().stream().reduce(Sums.NOTHING, Sums::plus);
  }

  /** By tier, in one query: this is done before every paid call. */
  private Map<String, Sums> sums(LocalDate day) throws SQLException {
    Map<String, Sums> sums = new HashMap<>();
    state.query(
        "SELECT tier, sum(spent * today), sum(unconfirmed * today), sum(reserved * today), sum(flying * today),"
            + " sum(spent), sum(unconfirmed), sum(reserved), sum(flying) FROM (SELECT tier, day = ?1 AS today,"
            + " micro_usd AS spent, unconfirmed_micro_usd AS unconfirmed, 0 AS reserved, 0 AS flying"
            + " FROM spending WHERE day LIKE ?2"
            + " UNION ALL SELECT tier, day = ?1, 0, 0, micro_usd, micro_usd * (pid <> "
            + NOBODY
            + ") FROM reservations WHERE day LIKE ?2) GROUP BY tier",
        row ->
            sums.put(
                row.getString(1),
                new Sums(
                    new Sum(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                    new Sum(row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9)))),
        day.toString(),
        YearMonth.from(day) + "%");
    return sums;
  }

  private void insert(Intent intent, Instant now) throws SQLException {
    state.update(
        "INSERT INTO reservations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        intent.id(),
        intent.runId(),
        SelectionKey.of(intent.selection()),
        intent.selection().tier().key(),
        intent.contentHash(),
        intent.subject(),
        intent.microUsd(),
        day(now).toString(),
        pid,
        pidStartedAt,
        Micros.of(now));
  }

  /** Books a call and gives back what was set aside for it. */
  public void settle(Intent intent, Ending ending, Instant now) {
    group.run("settling a call", () -> book(intent, ending, now));
  }

  /** Gives back what was set aside for a call that was not made. */
  public void giveBack(Intent intent) {
    group.run(
        "giving money back",
        () -> state.update("DELETE FROM reservations WHERE id = ?", intent.id()));
  }

  private void book(Intent intent, Ending ending, Instant now) throws SQLException {
    String[] day = {day(now).toString()};
    state.query(
        "SELECT day FROM reservations WHERE id = ?", row -> day[0] = row.getString(1), intent.id());
    state.update("DELETE FROM reservations WHERE id = ?", intent.id());
    if (selections.add(intent.selection())) {
      ScoreJournal.keepSelection(state, intent.selection());
    }
    spend(day[0], intent.selection().tier().key(), ending.microUsd(), ending.unconfirmedMicroUsd());
    call(intent, SelectionKey.of(intent.selection()), ending, now);
  }

  private void spend(String day, String tier, long microUsd, long unconfirmed) throws SQLException {
    if (microUsd > 0) {
      state.update(
          "INSERT INTO spending VALUES (?, ?, ?, ?) ON CONFLICT (day, tier) DO UPDATE SET"
              + " micro_usd = micro_usd + excluded.micro_usd,"
              + " unconfirmed_micro_usd = unconfirmed_micro_usd + excluded.unconfirmed_micro_usd",
          day,
          tier,
          microUsd,
          unconfirmed);
    }
  }

  private void call(Intent intent, String selection, Ending ending, Instant now)
      throws SQLException {
    state.update(
        "INSERT INTO calls VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        intent.id(),
        intent.runId(),
        selection,
        ending.outcome(),
        ending.usage().input(),
        ending.usage().cached(),
        ending.usage().output(),
        ending.microUsd(),
        ending.latency().toNanos() / 1_000,
        Micros.of(now),
        intent.contentHash(),
        intent.subject(),
        ending.answeredBy(),
        ending.unconfirmedMicroUsd());
  }

  /** What may still be spent at a tier under all limits together; 0 or more. */
  public long room(Tier tier, Instant now) {
    long[] room = {Long.MAX_VALUE};
    state.look(
        "reading the budget",
        () -> {
          Map<String, Sums> sums = sums(day(now));
          for (Limit limit : limits) {
            if (limit.tier().isEmpty() || limit.tier().get().equals(tier.key())) {
              Sums so = of(limit.tier(), sums);
              room[0] = Math.min(room[0], limit.dayMicroUsd() - so.day().taken());
              room[0] = Math.min(room[0], limit.monthMicroUsd() - so.month().taken());
            }
          }
        });
    return Math.max(0, room[0]);
  }

  /**
   * Sets money aside for a batch, whatever becomes of this process; within a transaction.
   *
   * @return empty if it is granted, else the limit that stands in the way, in words
   */
  Optional<String> holdForBatch(String key, String runId, String tier, long microUsd, Instant now)
      throws SQLException {
    Optional<String> refusal = refusal(tier, microUsd, day(now)).map(Refusal::why);
    if (refusal.isEmpty()) {
      state.update(
          "INSERT INTO reservations VALUES (?, ?, '', ?, '', '', ?, ?, ?, ?, ?)",
          key,
          runId,
          tier,
          microUsd,
          day(now).toString(),
          NOBODY,
          0,
          Micros.of(now));
    }
    return refusal;
  }

  /**
   * Books what a batch cost, on the day on which money was set aside for it, and gives back the
   * rest; within a transaction.
   */
  void bookBatch(String key, String tier, long microUsd, long unconfirmed, Instant now)
      throws SQLException {
    String[] day = {day(now).toString()};
    state.query("SELECT day FROM reservations WHERE id = ?", row -> day[0] = row.getString(1), key);
    state.update("DELETE FROM reservations WHERE id = ?", key);
    spend(day[0], tier, microUsd, unconfirmed);
  }

  /** Books what dead processes had set aside, as unconfirmed; returns how many calls that were. */
  public int reconcile(Instant now) {
    List<String> lost = new ArrayList<>();
    state.transaction(
        "reconciling reservations",
        () -> {
          state.query(
              "SELECT id, pid, pid_started_at FROM reservations WHERE pid <> " + NOBODY,
              row -> {
                if (!Runs.isAlive(row.getLong(2), row.getLong(3))) {
                  lost.add(row.getString(1));
                }
              });
          for (String id : lost) {
            bookLost(id, now);
          }
        });
    return lost.size();
  }

  private void bookLost(String id, Instant now) throws SQLException {
    state.update(
        "INSERT INTO spending SELECT day, tier, micro_usd, micro_usd FROM reservations WHERE id = ?"
            + " ON CONFLICT (day, tier) DO UPDATE SET micro_usd = micro_usd + excluded.micro_usd,"
            + " unconfirmed_micro_usd = unconfirmed_micro_usd + excluded.unconfirmed_micro_usd",
        id);
    state.update(
        "INSERT INTO calls SELECT id, run_id, selection, 'lost', 1, 0, 0, 0, micro_usd, 0, ?,"
            + " content_hash, ticker, '', micro_usd FROM reservations WHERE id = ?",
        Micros.of(now),
        id);
    state.update("DELETE FROM reservations WHERE id = ?", id);
  }

  /** Where each limit stands, the day before the month. */
  public List<Standing> standings(Instant now) {
    List<Standing> standings = new ArrayList<>();
    state.look(
        "reading the budget",
        () -> {
          Map<String, Sums> sums = sums(day(now));
          for (Limit limit : limits) {
            Sums so = of(limit.tier(), sums);
            String whose = limit.tier().orElse("all");
            standings.add(standing(whose, "day", limit.dayMicroUsd(), so.day()));
            standings.add(standing(whose, "month", limit.monthMicroUsd(), so.month()));
          }
        });
    return standings;
  }

  private static Standing standing(String tier, String period, long most, Sum so) {
    return new Standing(tier, period, most, so.spent(), so.unconfirmed(), so.reserved());
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
