package dev.bellwether.ingest.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;

/** The {@code Retry-After} header (RFC 9110 section 10.2.3): seconds or a date. */
final class RetryAfter {
  /** What asks for more is a mistake, or can be asked again tomorrow. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Optional<Duration> of(Headers headers, Instant now) {
    String text = String.valueOf(headers.get("Retry-After")).strip();
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(wait)
          .filter(duration -> !duration.isNegative())
          .map(duration -> duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
