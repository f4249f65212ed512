package dev.bellwether.ingest.panel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers for dates in the order of their first appearance; two spellings of one have one number.
 */
final class Days {
  /** The number of what is no date. */
  static final int UNREADABLE = -1;

  /** The number of a date with a time of day or a zone, which a session cannot have. */
  static final int MOMENT = -2;

  private static final Pattern DATE =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](.*))?|(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern MIDNIGHT = Pattern.compile("00:00(:00(\\.0+)?)?");

  private final Names spellings = new Names();
  private int[] idOfSpelling = new int[64];
  private final Map<Integer, Integer> idOfDay = new HashMap<>();
  private int[] epochDay = new int[64];

  /** The number of the date, from 0, or one of the constants. */
  int of(byte[] text, int from, int to) {
    int before = spellings.size();
    int spelling = spellings.of(text, from, to);
    if (spelling == before) {
      if (spelling == idOfSpelling.length) {
        idOfSpelling = Arrays.copyOf(idOfSpelling, 2 * spelling);
      }
      idOfSpelling[spelling] = read(spellings.text(spelling));
    }
    return idOfSpelling[spelling];
  }

  private int read(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return UNREADABLE;
    }
    String time = date.group(4);
    if (time != null && !MIDNIGHT.matcher(time).matches()) {
      return MOMENT;
    }
    int first = date.group(1) == null ? 5 : 1;
    try {
      LocalDate day = LocalDate.of(part(date, first), part(date, first + 1), part(date, first + 2));
      return idOfDay.computeIfAbsent((int) day.toEpochDay(), this::add);
    } catch (DateTimeException e) {
      return UNREADABLE;
    }
  }

  private static int part(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }

  private int add(int day) {
    int id = idOfDay.size();
    if (id == epochDay.length) {
      epochDay = Arrays.copyOf(epochDay, 2 * id);
    }
    epochDay[id] = day;
    return id;
  }

  /** Days since 1970-01-01 by number. */
  int[] epochDays() {
    return Arrays.copyOf(epochDay, idOfDay.size());
  }
}
