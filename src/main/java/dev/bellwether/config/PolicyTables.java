package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code [[policies]]} tables: the built-in ones, and over them those of a file. */
final class PolicyTables {
  static final String KEY = "policies";
  private static final JsonPointer PLACE = JsonPointer.empty().appendProperty(KEY);
  private static final Set<String> POLICY_KEYS = Set.of("name", "escalate_below", "rules");
  private static final Set<String> RULE_KEYS =
      Set.of(
          "min_chars",
          "max_chars",
          "items",
          "filing",
          "critical",
          "jargon_at_least",
          "degraded",
          "tiers",
          "why");
  private static final Set<String> TIERS = Set.of("local", "gemini", "claude", "openai");

  private final TomlFile file;

  private PolicyTables(TomlFile file) {
    this.file = file;
  }

  /** All policies by name; one of the workspace or the user replaces a built-in one. */
  static List<RoutePolicy> read(TomlFile workspace, TomlFile user) {
    Map<String, RoutePolicy> policies = new LinkedHashMap<>();
    for (TomlFile each : List.of(builtIn(), user, workspace)) {
      new PolicyTables(each).policies().forEach(policy -> policies.put(policy.name(), policy));
    }
    return List.copyOf(policies.values());
  }

  private static TomlFile builtIn() {
    try (InputStream in = PolicyTables.class.getResourceAsStream("policies.toml")) {
      if (in == null) {
        throw new IllegalStateException("the build has left out policies.toml");
      }
      return TomlFile.parse(
          Path.of("policies.toml"), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<RoutePolicy> policies() {
    List<RoutePolicy> policies = new ArrayList<>();
    JsonNode tables = file.root().path(KEY);
    for (int i = 0; i < tables.size(); i++) {
      policies.add(policy(PLACE.appendIndex(i), tables.path(i)));
    }
    return policies;
  }

  private RoutePolicy policy(JsonPointer place, JsonNode table) {
    refuseOthersThan(POLICY_KEYS, place, table);
    String name = table.path("name").asText();
    JsonNode rules = table.path("rules");
    if (name.isBlank() || rules.isEmpty()) {
      throw mistake(place, "a policy needs a name and rules");
    }
    List<RoutePolicy.Rule> read = new ArrayList<>();
    for (JsonNode rule : rules) {
      read.add(rule(place, rule));
    }
    return new RoutePolicy(name, share(place, table, "escalate_below"), read);
  }

  private Optional<Double> share(JsonPointer place, JsonNode table, String field) {
    JsonNode share = table.path(field);
    if (share.isMissingNode()) {
      return Optional.empty();
    }
    if (!share.isNumber() || share.doubleValue() < 0 || share.doubleValue() > 1) {
      throw mistake(place, field + " must be a number from 0 to 1");
    }
    return Optional.of(share.doubleValue());
  }

  private RoutePolicy.Rule rule(JsonPointer place, JsonNode rule) {
    refuseOthersThan(RULE_KEYS, place, rule);
    List<String> tiers = texts(place, rule.path("tiers"));
    if (tiers.isEmpty() || !TIERS.containsAll(tiers)) {
      throw mistake(place, "a rule needs tiers among local, gemini, claude, openai");
    }
    return new RoutePolicy.Rule(
        rule.path("min_chars").asInt(0),
        rule.path("max_chars").asInt(Integer.MAX_VALUE),
        texts(place, rule.path("items")),
        rule.path("filing").asBoolean(false),
        rule.path("critical").asBoolean(false),
        share(place, rule, "jargon_at_least").orElse(0.0),
        rule.path("degraded").asBoolean(false),
        tiers,
        rule.path("why").asText());
  }

  private List<String> texts(JsonPointer place, JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : node) {
      if (!text.isTextual()) {
        throw mistake(place, "tiers and items must be lists of texts");
      }
      texts.add(text.textValue());
    }
    return texts;
  }

  private void refuseOthersThan(Set<String> known, JsonPointer place, JsonNode table) {
    for (Map.Entry<String, JsonNode> field : table.properties()) {
      if (!known.contains(field.getKey())) {
        throw BellwetherException.usage(
            file.at(place) + ": unknown field " + Shown.text(field.getKey()) + " in a policy",
            "the nearest is '%s'"
                .formatted(Nearest.to(field.getKey(), known.stream().sorted().toList())));
      }
    }
  }

  private BellwetherException mistake(JsonPointer place, String what) {
    return BellwetherException.usage(
        file.at(place) + ": " + what, "see 'bellwether route simulate --help' for an example");
  }
}
