package dev.bellwether.calendar;

/** The calendar was asked about a time it does not know: it neither guesses nor answers "none". */
public final class OutOfCalendarException extends RuntimeException {
  OutOfCalendarException(String message) {
    super(message);
  }
}
