package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import dev.bellwether.Direction;
import dev.bellwether.Ticker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code [[webhooks]]} tables of a workspace. */
final class WebhookTables {
  static final String KEY = "webhooks";
  private static final JsonPointer PLACE = JsonPointer.empty().appendProperty(KEY);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
  private static final Pattern ITEM = Pattern.compile("[1-9]\\.[0-9]{2}");

  /** As {@code watch --stdin} is called. */
  private static final String STDIN = "stdin";

  /** What filings of all tables of EDGAR name as their source. */
  private static final String SEC = "sec";

  private static final Pattern FILE = Pattern.compile("\\P{Cntrl}+");
  private static final List<String> URL = List.of("url_env", "url_file");
  private static final List<String> TOKEN = List.of("token_env", "token_file");
  private static final List<String> FIELDS =
      List.of(
          "name",
          "url_env",
          "url_file",
          "bot_channel",
          "token_env",
          "token_file",
          "tickers",
          "sources",
          "items",
          "directions",
          "min_confidence");

  private final TomlFile file;
  private final JsonPointer place;
  private final JsonNode table;

  private WebhookTables(TomlFile file, JsonPointer place, JsonNode table) {
    this.file = file;
    this.place = place;
    this.table = table;
  }

  /**
   * The webhooks of a file.
   *
   * @param sources what they may follow, beside triggers and standard input
   */
  static List<Webhook> read(TomlFile file, List<Source> sources, List<Trigger> triggers) {
    JsonNode tables = file.root().path(KEY);
    Set<String> followed = new LinkedHashSet<>();
    sources.forEach(source -> followed.add(source.name()));
    triggers.forEach(trigger -> followed.add(trigger.name()));
    followed.add(STDIN);
    if (sources.stream().anyMatch(source -> source.kind() == Source.Kind.EDGAR_CURRENT)) {
      followed.add(SEC);
    }
    List<Webhook> webhooks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      JsonPointer place = PLACE.appendIndex(i);
      Webhook webhook = new WebhookTables(file, place, tables.path(i)).webhook(followed);
      if (!names.add(webhook.name())) {
        throw BellwetherException.usage(
            file.at(place) + ": a second webhook named " + Shown.text(webhook.name()),
            "give each webhook its own name");
      }
      webhooks.add(webhook);
    }
    return List.copyOf(webhooks);
  }

  private Webhook webhook(Set<String> followed) {
    if (table.has("url")) {
      // Whoever can read the file, or a copy of it, could post.
      throw BellwetherException.usage(
          at("url") + ": the address of a webhook is a secret and does not belong in this file",
          "put it into an environment variable or a file, and name that as url_env or url_file");
    }
    refuseUnknown();
    String name = text("name", NAME, "a name of letters, digits, - and _").orElse("");
    if (name.isEmpty()) {
      throw BellwetherException.usage(
          file.at(place) + ": a webhook has no name", "add name: letters, digits, - and _");
    }
    String channel = text("bot_channel", NUMBER, "the number of a channel, in quotes").orElse("");
    refuseTheOthers(channel.isEmpty());
    String secret = channel.isEmpty() ? "url" : "token";
    return new Webhook(
        name,
        text(secret + "_env", VARIABLE, "the name of an environment variable")
            .orElse(variable(name, channel.isEmpty() ? "_WEBHOOK" : "_KEY")),
        text(secret + "_file", FILE, "a file").orElse(""),
        channel,
        tickers(),
        sources(followed),
        items(),
        directions(),
        confidence());
  }

  private static String variable(String name, String kind) {
    return "BELLWETHER_" + name.replace('-', '_').toUpperCase(Locale.ROOT) + kind;
  }

  private void refuseTheOthers(boolean webhook) {
    for (String field : webhook ? TOKEN : URL) {
      if (table.has(field)) {
        throw BellwetherException.usage(
            at(field) + ": " + field + " does not go with this kind of webhook",
            "a bot has bot_channel and token_env or token_file, a webhook url_env or url_file");
      }
    }
  }

  private void refuseUnknown() {
    for (Map.Entry<String, JsonNode> field : table.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw BellwetherException.usage(
            at(field.getKey()) + ": unknown field " + Shown.text(field.getKey()) + " in a webhook",
            "the nearest is '%s'; a webhook has %s"
                .formatted(Nearest.to(field.getKey(), FIELDS), String.join(", ", FIELDS)));
      }
    }
  }

  private Optional<String> text(String field, Pattern allowed, String inWords) {
    if (!table.has(field)) {
      return Optional.empty();
    }
    JsonNode node = table.path(field);
    if (!node.isTextual() || !allowed.matcher(node.textValue()).matches()) {
      // Not shown: it may be the address, put here by mistake.
      throw BellwetherException.usage(
          at(field) + ": " + field + " cannot be what is there", field + " must be " + inWords);
    }
    return Optional.of(node.textValue());
  }

  private List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    JsonNode node = table.path(field);
    if (!node.isMissingNode() && !node.isArray()) {
      throw notAllowed(field, "a list of texts, such as [\"a\", \"b\"]");
    }
    for (JsonNode text : node) {
      if (!text.isTextual() || text.textValue().isBlank()) {
        throw notAllowed(field, "a list of texts, such as [\"a\", \"b\"]");
      }
      texts.add(text.textValue());
    }
    return texts;
  }

  /** One that is misspelt would have the channel be silent for ever. */
  private List<String> sources(Set<String> followed) {
    List<String> sources = texts("sources");
    for (String name : sources) {
      if (!followed.contains(name)) {
        throw BellwetherException.usage(
            at("sources") + ": no source or trigger is named " + Shown.text(name),
            "the nearest is '" + Nearest.to(name, List.copyOf(followed)) + "'");
      }
    }
    return sources;
  }

  private List<String> items() {
    List<String> items = texts("items");
    if (!items.stream().allMatch(item -> ITEM.matcher(item).matches())) {
      throw notAllowed("items", "numbers of items of 8-Ks, such as [\"2.02\", \"4.02\"]");
    }
    return items;
  }

  private List<Ticker> tickers() {
    List<Ticker> tickers = new ArrayList<>();
    for (String symbol : texts("tickers")) {
      try {
        tickers.add(Ticker.of(symbol));
      } catch (IllegalArgumentException e) {
        throw notAllowed("tickers", "a list of tickers, such as [\"AAPL\", \"BRK.B\"]");
      }
    }
    return tickers;
  }

  private Set<Direction> directions() {
    Set<Direction> directions = EnumSet.noneOf(Direction.class);
    for (String word : texts("directions")) {
      directions.add(
          Choice.of(Direction.class)
              .fromText(word)
              .orElseThrow(() -> notAllowed("directions", "among bullish, bearish, neutral")));
    }
    return directions;
  }

  private double confidence() {
    JsonNode node = table.path("min_confidence");
    if (node.isMissingNode()) {
      return 0;
    }
    if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 1)) {
      throw notAllowed("min_confidence", "a number from 0 to 1");
    }
    return node.doubleValue();
  }

  private BellwetherException notAllowed(String field, String allowed) {
    return BellwetherException.usage(
        at(field) + ": " + field + " cannot be " + Shown.toml(table.path(field)),
        field + " must be " + allowed);
  }

  private String at(String field) {
    return file.at(place.appendProperty(field));
  }
}
