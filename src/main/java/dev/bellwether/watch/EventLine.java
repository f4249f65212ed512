package dev.bellwether.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellwether.Cost;
import dev.bellwether.Ticker;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as one line of JSON: {@code event} and {@code at}, then its fields in their order, in
 * snake case. Durations are milliseconds and end in {@code _ms}, money is micro-USD and ends in
 * {@code _micro_usd}, what is empty is null.
 */
public final class EventLine {
  private static final JsonFactory JSON = new JsonFactory();

  private EventLine() {}

  static String type(Class<?> event) {
    return snake(event.getSimpleName());
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** The line, without a line break. */
  public static String of(WatchEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", event.type());
      for (RecordComponent component : event.getClass().getRecordComponents()) {
        field(json, snake(component.getName()), value(event, component));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static @Nullable Object value(WatchEvent event, RecordComponent component) {
    try {
      return component.getAccessor().invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an event hides " + component.getName(), e);
    }
  }

  private static void field(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value instanceof Duration duration) {
      json.writeNumberField(name + "_ms", Math.round(duration.toNanos() / 1e3) / 1e3);
    } else if (value instanceof Cost cost) {
      json.writeNumberField(name + "_micro_usd", cost.microUsd());
    } else {
      json.writeFieldName(name);
      write(json, value);
    }
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Iterable<?> all) {
      json.writeStartArray();
      for (Object each : all) {
        write(json, each);
      }
      json.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      write(json, optional.orElse(null));
    } else if (value instanceof Ticker ticker) {
      json.writeString(ticker.symbol());
    } else if (value instanceof Enum<?> word) {
      json.writeString(word.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof Boolean || value instanceof Integer || value instanceof Double) {
      json.writeRawValue(value.toString());
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
