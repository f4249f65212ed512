package dev.bellwether.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The regular sessions of an exchange over whole years. Immutable and safe for any number of
 * threads; every lookup is a binary search or better; those that answer with an ordinal allocate
 * nothing.
 *
 * <p>{@link #nyse()} knows holidays, half days, closures by event, and daylight saving time. The
 * Nasdaq keeps the same days and, but for the cases below, the same hours. Not modelled:
 *
 * <ul>
 *   <li>halts within a session, be it of one share, one exchange (2015-07-08) or the market
 *       (2020-03-09), and minutes of silence at the open or in between;
 *   <li>late opens of the NYSE alone (1990-12-27, 1995-12-18): a Nasdaq share had its opening price
 *       before, and an entry at a later "open" would look into the past;
 *   <li>the end of trading four minutes early on 2005-06-01, and a quarter of an hour late on
 *       2009-07-02;
 *   <li>trading before 09:30 and after 16:00.
 * </ul>
 *
 * <p>Sessions after 2028 follow the rules of 2028: the exchange publishes three years ahead. A
 * closure by event after this table was made is not known to it.
 */
public final class ExchangeCalendar {
  private final ZoneId zone;
  private final LocalDate first;
  private final LocalDate last;
  private final long startMillis;
  private final SessionTable table;
  private final long[] opens;
  private final long[] closes;

  private ExchangeCalendar(LocalDate first, LocalDate last, ZoneId zone, SpecialDays special) {
    this.zone = zone;
    this.first = first;
    this.last = last;
    this.startMillis = first.atStartOfDay(zone).toInstant().toEpochMilli();
    this.table = new SessionTable(first, last, zone, special);
    this.opens = table.opens();
    this.closes = table.closes();
  }

  /** The New York Stock Exchange and the Nasdaq, 1990-01-01 to 2030-12-31. Laid out once. */
  public static ExchangeCalendar nyse() {
    return Nyse.CALENDAR;
  }

  /** How many sessions there are. */
  public int size() {
    return table.size();
  }

  /** The first day covered; a calendar day, not always a session. */
  public LocalDate first() {
    return first;
  }

  /** The last day covered, inclusive. */
  public LocalDate last() {
    return last;
  }

  /** The exchange's local time. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The session with an ordinal.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= ordinal < size()}
   */
  public Session session(int ordinal) {
    if (ordinal < 0 || ordinal >= table.size()) {
      throw new IndexOutOfBoundsException(
          "no session " + ordinal + ": the calendar has sessions 0 to " + (table.size() - 1));
    }
    return table.session(ordinal);
  }

  /**
   * The ordinal of the session on a local date; empty on a day without one.
   *
   * @throws OutOfCalendarException before {@link #first()} or after {@link #last()}
   */
  public OptionalInt ordinalOf(LocalDate date) {
    if (date.isBefore(first) || date.isAfter(last)) {
      throw outside(date);
    }
    int ordinal = table.ordinalOf(date);
    return ordinal == SessionTable.NO_SESSION ? OptionalInt.empty() : OptionalInt.of(ordinal);
  }

  /**
   * The first session whose open is strictly after an instant: what is known exactly at the open
   * cannot trade that open.
   *
   * @throws OutOfCalendarException before the first day covered, or from the last open on
   */
  public Session firstOpenAfter(Instant instant) {
    return table.session(ordinalAfter(opens, toMillis(instant)));
  }

  /**
   * The first session whose close is strictly after an instant.
   *
   * @throws OutOfCalendarException before the first day covered, or from the last close on
   */
  public Session firstCloseAfter(Instant instant) {
    return table.session(ordinalAfter(closes, toMillis(instant)));
  }

  /**
   * {@link #firstOpenAfter} for milliseconds since 1970-01-01T00:00Z.
   *
   * @throws OutOfCalendarException as there
   */
  public int ordinalOfFirstOpenAfter(long epochMillis) {
    return ordinalAfter(opens, epochMillis);
  }

  /**
   * {@link #firstCloseAfter} for milliseconds since 1970-01-01T00:00Z.
   *
   * @throws OutOfCalendarException as there
   */
  public int ordinalOfFirstCloseAfter(long epochMillis) {
    return ordinalAfter(closes, epochMillis);
  }

  private int ordinalAfter(long[] times, long epochMillis) {
    int found = Arrays.binarySearch(times, epochMillis);
    int next = found >= 0 ? found + 1 : -found - 1;
    if (next == times.length || epochMillis < startMillis) {
      throw outside(Instant.ofEpochMilli(epochMillis));
    }
    return next;
  }

  /** Rounds down, which keeps "strictly after" exact because sessions start on whole seconds. */
  private long toMillis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      throw outside(instant);
    }
  }

  private OutOfCalendarException outside(Object time) {
    return new OutOfCalendarException(
        time + " is outside the exchange calendar, which covers " + first + " to " + last);
  }

  /** Loaded on first use, so that a command without sessions does not pay for them. */
  private static final class Nyse {
    static final ExchangeCalendar CALENDAR = lay();

    private static ExchangeCalendar lay() {
      LocalDate first = LocalDate.of(1990, 1, 1);
      LocalDate last = LocalDate.of(2030, 12, 31);
      ZoneId zone = ZoneId.of("America/New_York");
      return new ExchangeCalendar(first, last, zone, SpecialDays.nyse());
    }
  }
}
