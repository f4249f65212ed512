package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the line of each key and table header in TOML that a parser has accepted. Jackson 2.20
 * drops these positions: its TOML parser walks a finished tree. Keys within inline tables and
 * arrays have no entry of their own.
 */
final class TomlLines {
  private final String toml;
  private final Map<JsonPointer, Integer> lines = new HashMap<>();
  private final Map<JsonPointer, Integer> lastIndex = new HashMap<>();
  private int at;
  private int line = 1;

  private TomlLines(String toml) {
    this.toml = toml;
  }

  /** Lines from 1; for text that is not TOML the answer is of no use, but there is one. */
  static Map<JsonPointer, Integer> of(String toml) {
    TomlLines scan = new TomlLines(toml);
    scan.run();
    return Map.copyOf(scan.lines);
  }

  private void run() {
    JsonPointer table = JsonPointer.empty();
    while (at < toml.length()) {
      char next = toml.charAt(at);
      if (next == '#') {
        skipComment();
      } else if (next == '[') {
        table = header();
      } else if (Character.isWhitespace(next)) {
        step();
      } else {
        key(table);
        skipValue();
      }
    }
  }

  private JsonPointer header() {
    boolean list = toml.startsWith("[[", at);
    at += list ? 2 : 1;
    JsonPointer table = key(JsonPointer.empty());
    at = Math.min(toml.length(), at + (list ? 2 : 1));
    if (!list) {
      return table;
    }
    JsonPointer element = table.appendIndex(lastIndex.merge(table, 0, (last, first) -> last + 1));
    lines.put(element, line);
    return element;
  }

  /** Reads a dotted key up to the character behind it, and notes its line. */
  private JsonPointer key(JsonPointer table) {
    JsonPointer place = table;
    while (at < toml.length() && "=]\n".indexOf(toml.charAt(at)) < 0) {
      char next = toml.charAt(at);
      if (next == '.' || Character.isWhitespace(next)) {
        at++;
      } else {
        place = inLastElement(place).appendProperty(name(next));
        lines.putIfAbsent(place, line);
      }
    }
    return place;
  }

  /** A header below a list of tables, such as {@code [sources.map]}, belongs to the last one. */
  private JsonPointer inLastElement(JsonPointer place) {
    Integer last = lastIndex.get(place);
    return last == null ? place : place.appendIndex(last);
  }

  private String name(char first) {
    int start = at;
    if (first == '"' || first == '\'') {
      skipString(first);
      return toml.substring(start + 1, Math.max(start + 1, at - 1));
    }
    while (at < toml.length() && "=.]\n \t".indexOf(toml.charAt(at)) < 0) {
      at++;
    }
    return toml.substring(start, at);
  }

  /** Goes to the end of the line on which the value ends. */
  private void skipValue() {
    int depth = 0;
    while (at < toml.length()) {
      char next = toml.charAt(at);
      if (next == '"' || next == '\'') {
        skipString(next);
      } else if (next == '#') {
        skipComment();
      } else if (next == '\n' && depth <= 0) {
        return;
      } else {
        depth += nesting(next);
        step();
      }
    }
  }

  private static int nesting(char next) {
    return switch (next) {
      case '[', '{' -> 1;
      case ']', '}' -> -1;
      default -> 0;
    };
  }

  private void skipString(char quote) {
    String three = String.valueOf(quote).repeat(3);
    String end = toml.startsWith(three, at) ? three : String.valueOf(quote);
    at += end.length();
    while (at < toml.length() && !toml.startsWith(end, at)) {
      if (quote == '"' && toml.charAt(at) == '\\') {
        step();
      }
      step();
    }
    at = Math.min(toml.length(), at + end.length());
    // Up to two quotes may stand before the closing three.
    while (end.length() == 3 && at < toml.length() && toml.charAt(at) == quote) {
      at++;
    }
  }

  private void skipComment() {
    while (at < toml.length() && toml.charAt(at) != '\n') {
      at++;
    }
  }

  private void step() {
    if (at < toml.length() && toml.charAt(at++) == '\n') {
      line++;
    }
  }
}
