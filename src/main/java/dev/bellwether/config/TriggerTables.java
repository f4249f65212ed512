package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import dev.bellwether.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Reads the {@code [[triggers]]} tables of a workspace. */
final class TriggerTables {
  static final String KEY = "triggers";
  private static final JsonPointer PLACE = JsonPointer.empty().appendProperty(KEY);
  private static final Choice<Trigger.Quotes> QUOTES = Choice.of(Trigger.Quotes.class);
  private static final DurationValue TIME =
      new DurationValue(Duration.ofMillis(20), Duration.ofDays(7));
  private static final List<String> TEXTS =
      List.of("key_env", "key_file", "secret_env", "secret_file");
  private static final List<String> FIELDS =
      List.of(
          "name",
          "quotes",
          "path",
          "url",
          "tickers",
          "interval",
          "move",
          "volume",
          "window",
          "cooldown",
          "stale_after",
          "map",
          "key_env",
          "key_file",
          "secret_env",
          "secret_file");

  private final TomlFile file;
  private final JsonPointer place;
  private final JsonNode table;

  private TriggerTables(TomlFile file, JsonPointer place, JsonNode table) {
    this.file = file;
    this.place = place;
    this.table = table;
  }

  /**
   * The triggers of a file.
   *
   * @param sources their names must differ from those of sources, since alerts bear both
   */
  static List<Trigger> read(TomlFile file, List<Source> sources) {
    JsonNode tables = file.root().path(KEY);
    List<Trigger> triggers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    sources.forEach(source -> names.add(source.name()));
    for (int i = 0; i < tables.size(); i++) {
      JsonPointer place = PLACE.appendIndex(i);
      Trigger trigger = new TriggerTables(file, place, tables.path(i)).trigger();
      if (!names.add(trigger.name())) {
        throw BellwetherException.usage(
            file.at(place)
                + ": a source or trigger named "
                + Shown.text(trigger.name())
                + " is there",
            "give each its own name");
      }
      triggers.add(trigger);
    }
    return List.copyOf(triggers);
  }

  private Trigger trigger() {
    refuseUnknown();
    String name = required("name", SourceField.NAME.allowed());
    Trigger.Quotes quotes =
        QUOTES
            .fromText(required("quotes", QUOTES.allowed()))
            .orElseThrow(() -> notAllowed("quotes", QUOTES.allowed()));
    OptionalDouble move = number("move", "a fraction above 0, such as 0.03 for 3 %");
    OptionalDouble volume = number("volume", "how many times the usual volume, such as 3.0");
    if (move.isEmpty() && volume.isEmpty()) {
      throw mistake("a trigger has neither move nor volume", "add move = 0.03 for 3 %");
    }
    List<Ticker> tickers = tickers();
    if (quotes.isVendor() && tickers.isEmpty()) {
      throw mistake("a trigger with quotes of a vendor has no tickers", "add tickers = [\"AAPL\"]");
    }
    return new Trigger(
        name,
        quotes,
        location(quotes),
        tickers,
        time("interval").orElse(Duration.ofSeconds(quotes.isVendor() ? 60 : 1)),
        move,
        volume,
        time("window"),
        time("cooldown").orElse(Duration.ofHours(1)),
        Optional.of(time("stale_after").orElseGet(() -> usuallyStale(quotes))),
        options());
  }

  /**
   * A vendor goes on to give the last price of a share that trades no more. A file may hold what
   * was a move once, but also the bar of a Friday on Monday; in one without times quotes are of
   * now.
   */
  private static Duration usuallyStale(Trigger.Quotes quotes) {
    return quotes.isVendor() ? Duration.ofMinutes(15) : Duration.ofDays(4);
  }

  private String location(Trigger.Quotes quotes) {
    return switch (quotes) {
      case FILE -> required("path", SourceField.PATH.allowed());
      case STDIN -> "";
      case FINNHUB, TIINGO, ALPACA -> address();
    };
  }

  private String address() {
    String address = text("url").orElse("");
    if (!address.isEmpty() && !SourceField.URL.allows(address)) {
      throw BellwetherException.usage(
          at("url") + ": url cannot be what is there", "url must be " + SourceField.URL.allowed());
    }
    return address;
  }

  private void refuseUnknown() {
    if (!table.isObject()) {
      throw mistake("triggers must be tables", "begin each with a line [[triggers]]");
    }
    for (Map.Entry<String, JsonNode> field : table.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw BellwetherException.usage(
            at(field.getKey()) + ": unknown field " + Shown.text(field.getKey()) + " in a trigger",
            "the nearest is '%s'; a trigger has %s"
                .formatted(Nearest.to(field.getKey(), FIELDS), String.join(", ", FIELDS)));
      }
    }
  }

  private String required(String field, String allowed) {
    return text(field)
        .orElseThrow(() -> mistake("a trigger has no " + field, "add " + field + ": " + allowed));
  }

  private Optional<String> text(String field) {
    JsonNode node = table.path(field);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw notAllowed(field, "a text");
    }
    return Optional.of(node.textValue());
  }

  private OptionalDouble number(String field, String allowed) {
    JsonNode node = table.path(field);
    if (node.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !(node.doubleValue() > 0) || !(node.doubleValue() < 1_000)) {
      throw notAllowed(field, allowed);
    }
    return OptionalDouble.of(node.doubleValue());
  }

  private Optional<Duration> time(String field) {
    return text(field)
        .map(text -> TIME.fromText(text).orElseThrow(() -> notAllowed(field, TIME.allowed())));
  }

  private List<Ticker> tickers() {
    List<Ticker> tickers = new ArrayList<>();
    for (JsonNode symbol : table.path("tickers")) {
      if (!symbol.isTextual() || !SourceField.TICKERS.allows(symbol.textValue())) {
        throw notAllowed("tickers", SourceField.TICKERS.allowed());
      }
      tickers.add(Ticker.of(symbol.textValue()));
    }
    return tickers;
  }

  private Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    TEXTS.forEach(field -> text(field).ifPresent(text -> options.put(field, text)));
    for (Map.Entry<String, JsonNode> column : table.path("map").properties()) {
      if (!column.getValue().isTextual()) {
        throw notAllowed("map", SourceField.MAP.allowed());
      }
      options.put("map." + column.getKey(), column.getValue().textValue());
    }
    return options;
  }

  private BellwetherException notAllowed(String field, String allowed) {
    return BellwetherException.usage(
        at(field) + ": " + field + " cannot be " + Shown.toml(table.path(field)),
        field + " must be " + allowed);
  }

  private BellwetherException mistake(String what, String hint) {
    return BellwetherException.usage(file.at(place) + ": " + what, hint);
  }

  private String at(String field) {
    return file.at(place.appendProperty(field));
  }
}
