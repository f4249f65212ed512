package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.calendar.ExchangeCalendar;
import dev.bellwether.calendar.OutOfCalendarException;
import dev.bellwether.calendar.Session;
import dev.bellwether.config.EntryPrice;
import dev.bellwether.config.ReplaySettings;
import dev.bellwether.signal.KnownAt;
import dev.bellwether.signal.SignalPanel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a document can be traded on for the first time: the first open, or close, strictly after it
 * was known.
 *
 * @param calendar the exchange's sessions
 * @param price open or close
 * @param knownAt when a document is known
 */
record EntryRule(ExchangeCalendar calendar, EntryPrice price, KnownAt knownAt) {

  static EntryRule of(ReplaySettings rules) {
    return new EntryRule(
        ExchangeCalendar.nyse(),
        rules.entry(),
        new KnownAt(rules.latency(), rules.missingFirstSeen()));
  }

  boolean atOpen() {
    return price == EntryPrice.NEXT_OPEN;
  }

  /**
   * The session of entry.
   *
   * @param firstSeenMicros when it was seen, or {@link KnownAt#NOT_SEEN}
   * @return its ordinal, or {@link SignalPanel#NEVER} if the calendar does not reach there
   */
  int session(long publishedMicros, long firstSeenMicros) {
    long known = knownAt.micros(publishedMicros, firstSeenMicros);
    // Rounded down: sessions begin and end on whole seconds, so "strictly after" stays exact.
    long millis = Math.floorDiv(known, 1_000L);
    try {
      int entry =
          atOpen()
              ? calendar.ordinalOfFirstOpenAfter(millis)
              : calendar.ordinalOfFirstCloseAfter(millis);
      refuseLookAhead(known, calendar.session(entry));
      return entry;
    } catch (OutOfCalendarException e) {
      return SignalPanel.NEVER;
    }
  }

  /** The microsecond at which the document is known. */
  long known(long publishedMicros, long firstSeenMicros) {
    return knownAt.micros(publishedMicros, firstSeenMicros);
  }

  /** The microsecond of the entry at a session. */
  long entryMicros(int ordinal) {
    Session session = calendar.session(ordinal);
    Instant entry = atOpen() ? session.open() : session.close();
    return ChronoUnit.MICROS.between(Instant.EPOCH, entry);
  }

  /** A leak is an error, not a footnote. */
  private void refuseLookAhead(long knownMicros, Session session) {
    Instant known = Instant.EPOCH.plus(knownMicros, ChronoUnit.MICROS);
    Instant entry = atOpen() ? session.open() : session.close();
    if (!known.isBefore(entry)) {
      throw BellwetherException.failed(
          "look-ahead: known at " + known + ", entered at " + entry,
          "this is a bug in the calendar; the run was stopped before any figure was made",
          new IllegalStateException("known_at >= entry"));
    }
  }
}
