package dev.bellwether.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One trading session.
 *
 * @param ordinal its place in the calendar: 0 for the first session, then 1, 2, 3 ... without gaps
 * @param date the exchange's local date
 * @param open when regular trading starts
 * @param close when regular trading ends, after {@code open}
 * @param halfDay whether trading ends before 16:00 New York time, planned or not
 */
public record Session(int ordinal, LocalDate date, Instant open, Instant close, boolean halfDay) {}
