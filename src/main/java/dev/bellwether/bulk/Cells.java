package dev.bellwether.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of one row by column; null for a column that is missing or empty. */
@FunctionalInterface
public interface Cells {
  /**
   * The value: a string, a number, an {@link Instant}, a {@link LocalDateTime} in UTC, bytes or a
   * list of these.
   */
  @Nullable Object get(String column);

  /** The value as text: bytes as ISO 8859-1, a list joined by commas, empty if there is none. */
  default String text(String column) {
    return text(get(column));
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC).toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Cells::text).collect(Collectors.joining(","));
    }
    return value.toString();
  }
}
