package dev.bellwether.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** A time zone that Java knows by name or offset. */
record ZoneValue() implements TextualType<ZoneId> {
  @Override
  public Optional<ZoneId> fromText(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public String text(ZoneId value) {
    return value.getId();
  }

  @Override
  public String allowed() {
    return "a time zone such as America/New_York or UTC";
  }
}
