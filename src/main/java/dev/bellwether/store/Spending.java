package dev.bellwether.store;

import dev.bellwether.Selection;
import dev.bellwether.TokenUsage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  private record Sums(long spent, long unconfirmed, long reserved) {}

  private final State state;
  private final List<Limit> limits;

  /** The spending of a workspace under these limits. */
  public Spending(State state, List<Limit> limits) {
    this.state = state;
    this.limits = List.copyOf(limits);
  }

  /**
   * Sets money aside unless a limit would be passed.
   *
   * @return empty if it is granted, else the limit that stands in the way, in words
   */
  public Optional<String> reserve(Intent intent, ProcessHandle process, Instant now) {
    List<String> refusals = new ArrayList<>();
    state.transaction(
        "reserving money",
        () -> {
          refusal(intent, day(now)).ifPresent(refusals::add);
          if (refusals.isEmpty()) {
            insert(intent, process, now);
          }
        });
    return refusals.stream().findFirst();
  }

  private Optional<String> refusal(Intent intent, LocalDate day) throws SQLException {
    String tier = intent.selection().tier().key();
    for (Limit limit : limits) {
      if (limit.tier().isEmpty() || limit.tier().get().equals(tier)) {
        String whose = limit.tier().orElse("all tiers");
        if (passes(limit, day.toString(), intent.microUsd(), limit.dayMicroUsd())) {
          return Optional.of("the budget of " + whose + " is spent for " + day);
        }
        String month = YearMonth.from(day).toString();
        if (passes(limit, month, intent.microUsd(), limit.monthMicroUsd())) {
          return Optional.of("the budget of " + whose + " is spent for " + month);
        }
      }
    }
    return Optional.empty();
  }

  private boolean passes(Limit limit, String period, long more, long most) throws SQLException {
    Sums sums = sums(limit.tier(), period);
    return sums.spent() + sums.reserved() + more > most;
  }

  private Sums sums(Optional<String> tier, String period) throws SQLException {
    String who = tier.isPresent() ? " AND tier = ?" : " AND ? = ''";
    long[] sums = new long[3];
    state.query(
        "SELECT coalesce(sum(micro_usd), 0), coalesce(sum(unconfirmed_micro_usd), 0) FROM spending"
            + " WHERE day LIKE ?"
            + who,
        row -> {
          sums[0] = row.getLong(1);
          sums[1] = row.getLong(2);
        },
        period + "%",
        tier.orElse(""));
    state.query(
        "SELECT coalesce(sum(micro_usd), 0) FROM reservations WHERE day LIKE ?" + who,
        row -> sums[2] = row.getLong(1),
        period + "%",
        tier.orElse(""));
    return new Sums(sums[0], sums[1], sums[2]);
  }

  private void insert(Intent intent, ProcessHandle process, Instant now) throws SQLException {
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
        process.pid(),
        Runs.startOf(process),
        Micros.of(now));
  }

  /** Books a call and gives back what was set aside for it. */
  public void settle(Intent intent, Ending ending, Instant now) {
    state.transaction("settling a call", () -> book(intent, ending, now));
  }

  private void book(Intent intent, Ending ending, Instant now) throws SQLException {
    String[] day = {day(now).toString()};
    state.query(
        "SELECT day FROM reservations WHERE id = ?", row -> day[0] = row.getString(1), intent.id());
    state.update("DELETE FROM reservations WHERE id = ?", intent.id());
    ScoreJournal.keepSelection(state, intent.selection());
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

  /**
   * Books what dead processes had set aside, as unconfirmed; returns how many calls that were. To
   * be called before the first reservation of a process.
   */
  public int reconcile(Instant now) {
    List<String> lost = new ArrayList<>();
    state.transaction(
        "reconciling reservations",
        () -> {
          state.query(
              "SELECT id, pid, pid_started_at FROM reservations",
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
    String day = day(now).toString();
    String month = YearMonth.from(day(now)).toString();
    state.transaction(
        "reading the budget",
        () -> {
          for (Limit limit : limits) {
            standings.add(standing(limit, "day", day, limit.dayMicroUsd()));
            standings.add(standing(limit, "month", month, limit.monthMicroUsd()));
          }
        });
    return standings;
  }

  private Standing standing(Limit limit, String name, String period, long most)
      throws SQLException {
    Sums sums = sums(limit.tier(), period);
    return new Standing(
        limit.tier().orElse("all"), name, most, sums.spent(), sums.unconfirmed(), sums.reserved());
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
