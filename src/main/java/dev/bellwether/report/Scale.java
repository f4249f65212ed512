package dev.bellwether.report;

import java.time.LocalDate;

/**
 * Maps values to positions in a drawing, linearly. A single value lies in the middle.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, not less than {@code low}
 * @param from position of {@code low}
 * @param to position of {@code high}
 */
record Scale(double low, double high, double from, double to) {
  double at(double value) {
    return high > low ? from + (value - low) / (high - low) * (to - from) : (from + to) / 2;
  }

  /** The position of a date, on a scale of days since 1970-01-01. */
  double at(LocalDate date) {
    return at((double) date.toEpochDay());
  }
}
