package dev.bellwether.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time from {@code min} to {@code max}, both included, such as {@code 90s} or {@code
 * 1h30m}. A day is 24 hours; the smallest unit is the millisecond.
 */
record DurationValue(Duration min, Duration max) implements TextualType<Duration> {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

  @Override
  public Optional<Duration> fromText(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return Optional.empty();
    }
    Duration value =
        Duration.ofDays(part(parts, 1))
            .plusHours(part(parts, 2))
            .plusMinutes(part(parts, 3))
            .plusSeconds(part(parts, 4))
            .plusMillis(part(parts, 5));
    return value.compareTo(min) >= 0 && value.compareTo(max) <= 0
        ? Optional.of(value)
        : Optional.empty();
  }

  private static long part(MatchResult parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  @Override
  public String text(Duration value) {
    if (value.isZero()) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    append(text, value.toDaysPart(), "d");
    append(text, value.toHoursPart(), "h");
    append(text, value.toMinutesPart(), "m");
    append(text, value.toSecondsPart(), "s");
    append(text, value.toMillisPart(), "ms");
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }

  @Override
  public String allowed() {
    return "a duration such as 90s or 1h30m, from " + text(min) + " to " + text(max);
  }
}
