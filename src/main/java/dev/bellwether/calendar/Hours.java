package dev.bellwether.calendar;

import java.time.LocalTime;

/**
 * When an exchange trades on one day, in its local time.
 *
 * @param open start of trading
 * @param close end of trading, after {@code open}
 */
record Hours(LocalTime open, LocalTime close) {
  /** Regular hours since 1985-09-30 (NYSE Rule 51). */
  static final Hours REGULAR = new Hours(LocalTime.of(9, 30), LocalTime.of(16, 0));

  Hours {
    if (!open.isBefore(close)) {
      throw new IllegalArgumentException("opens at " + open + " but closes at " + close);
    }
  }

  boolean endEarly() {
    return close.isBefore(REGULAR.close);
  }
}
