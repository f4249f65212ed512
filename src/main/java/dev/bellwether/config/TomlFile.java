package dev.bellwether.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A TOML file as a tree that knows its lines.
 *
 * @param path as it is shown in messages
 * @param root its top table; empty if there is no such file
 * @param lines line of each key and table header, from 1
 */
record TomlFile(Path path, JsonNode root, Map<JsonPointer, Integer> lines) {
  private static final String HINT =
      "each key stands once; texts and durations need quotes, such as latency = \"90s\"";

  /**
   * Reads a file that may be missing.
   *
   * @throws BellwetherException (usage) if it is there but cannot be read, with line and column if
   *     its TOML is broken
   */
  static TomlFile read(Path path) {
    Optional<String> text = TextFile.read(path);
    return text.isPresent() ? parse(path, text.get()) : absent(path);
  }

  private static TomlFile absent(Path path) {
    return new TomlFile(path, JsonNodeFactory.instance.objectNode(), Map.of());
  }

  static TomlFile parse(Path path, String toml) {
    try {
      return new TomlFile(path, TomlTree.parse(toml), TomlLines.of(toml));
    } catch (JacksonException broken) {
      throw broken(path + position(broken), broken.getOriginalMessage());
    } catch (IOException | RuntimeException broken) {
      // Jackson 2.20 lets the DateTimeException of an impossible date through.
      throw broken(path.toString(), String.valueOf(broken.getMessage()));
    }
  }

  private static BellwetherException broken(String place, String reason) {
    return BellwetherException.usage(place + ": broken TOML: " + Shown.line(reason), HINT);
  }

  private static String position(JacksonException broken) {
    JsonLocation location = broken.getLocation();
    return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
  }

  /** File and line of a key, or of the nearest table around it that has a line. */
  String at(JsonPointer place) {
    for (JsonPointer here = place; here != null; here = here.head()) {
      Integer line = lines.get(here);
      if (line != null) {
        return path + ":" + line;
      }
    }
    return path.toString();
  }
}
