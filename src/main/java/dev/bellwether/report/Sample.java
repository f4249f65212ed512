package dev.bellwether.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** How many dates a chart rests on, and which. */
final class Sample {
  private Sample() {}

  static String of(Collection<LocalDate> dates) {
    List<LocalDate> sorted = dates.stream().distinct().sorted().toList();
    if (sorted.isEmpty()) {
      return "n = 0 sessions.";
    }
    String count = "n = " + KeyFigures.sessions(sorted.size());
    LocalDate first = sorted.get(0);
    LocalDate last = sorted.get(sorted.size() - 1);
    return count + (first.equals(last) ? ", " + first : ", " + first + " to " + last) + ".";
  }
}
