package dev.bellwether.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The days no rule tells: closures by event, and sessions of unusual hours.
 *
 * @param closures weekdays without a session
 * @param shortened sessions that start late or end early
 */
record SpecialDays(Set<LocalDate> closures, Map<LocalDate, Hours> shortened) {
  private static final String HEADER = "date,kind,open,close,reason,source";
  private static final int COLUMNS = 6;

  SpecialDays {
    closures = Set.copyOf(closures);
    shortened = Map.copyOf(shortened);
  }

  /** Reads {@code nyse.csv} beside this class; each of its rows names its reason and source. */
  static SpecialDays nyse() {
    InputStream table =
        Objects.requireNonNull(SpecialDays.class.getResourceAsStream("nyse.csv"), "no nyse.csv");
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return parse(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read nyse.csv", e);
    }
  }

  /**
   * Understands a header line and rows without quotes.
   *
   * @throws IllegalArgumentException naming the line, when one is malformed or repeats a date
   */
  static SpecialDays parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("line 1 is not " + HEADER);
    }
    Rows rows = new Rows();
    for (int i = 1; i < lines.size(); i++) {
      try {
        rows.add(lines.get(i).split(",", -1));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new SpecialDays(rows.closures, rows.shortened);
  }

  private static final class Rows {
    final Set<LocalDate> closures = new HashSet<>();
    final Map<LocalDate, Hours> shortened = new HashMap<>();

    void add(String[] cells) {
      if (cells.length != COLUMNS || cells[4].isBlank() || cells[5].isBlank()) {
        throw new IllegalArgumentException(
            "a row has 6 columns, of which none but the hours is empty");
      }
      LocalDate date = date(cells[0]);
      if (closures.contains(date) || shortened.containsKey(date)) {
        throw new IllegalArgumentException(date + " is there twice");
      }
      switch (cells[1]) {
        case "closed" -> closures.add(date);
        case "short" -> shortened.put(date, new Hours(time(cells[2]), time(cells[3])));
        default -> throw new IllegalArgumentException("unknown kind " + cells[1]);
      }
    }
  }

  // The two methods below read fixed columns: the first use of a java.time formatter takes longer
  // than the whole table, and a command that asks for one session would wait for it.

  private static LocalDate date(String text) {
    requireLength(text, "yyyy-mm-dd");
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  private static LocalTime time(String text) {
    requireLength(text, "hh:mm");
    return LocalTime.of(number(text, 0, 2), number(text, 3, 5));
  }

  private static void requireLength(String text, String form) {
    if (text.length() != form.length()) {
      throw new IllegalArgumentException("'" + text + "' is not of the form " + form);
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
