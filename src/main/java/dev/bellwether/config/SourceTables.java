package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.BellwetherException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the {@code [[sources]]} tables of a workspace. */
final class SourceTables {
  static final String KEY = "sources";
  private static final JsonPointer PLACE = JsonPointer.empty().appendProperty(KEY);

  private SourceTables() {}

  static List<Source> read(TomlFile file) {
    if (!file.root().has(KEY)) {
      return List.of();
    }
    JsonNode tables = file.root().path(KEY);
    if (!tables.isArray()) {
      throw notTables(file, PLACE);
    }
    List<Source> sources = new ArrayList<>();
    Map<String, String> places = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      JsonPointer place = PLACE.appendIndex(i);
      if (!tables.path(i).isObject()) {
        throw notTables(file, place);
      }
      Source source = SourceTable.read(file, place, tables.path(i));
      refuseSameName(source, file.at(place), places);
      sources.add(source);
    }
    return List.copyOf(sources);
  }

  /** Sources are what one workspace is about; a user's file holds for all of them. */
  static void refuseIn(TomlFile userFile) {
    if (userFile.root().has(KEY)) {
      throw BellwetherException.usage(
          userFile.at(PLACE) + ": sources do not belong in the user's file",
          "move them to the bellwether.toml of a workspace");
    }
  }

  private static void refuseSameName(Source source, String here, Map<String, String> places) {
    String earlier = places.putIfAbsent(source.name(), here);
    if (earlier != null) {
      throw BellwetherException.usage(
          here + ": a source named " + Shown.text(source.name()) + " is already at " + earlier,
          "give each source its own name");
    }
  }

  private static BellwetherException notTables(TomlFile file, JsonPointer place) {
    return BellwetherException.usage(
        file.at(place) + ": sources must be tables", "begin each source with a line [[sources]]");
  }
}
