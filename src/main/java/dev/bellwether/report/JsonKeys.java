package dev.bellwether.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of the objects of one result: its columns, made different from each other. */
record JsonKeys(List<String> names) {
  /** A column whose name was used before gets {@code _2}, {@code _3} and so on. */
  static JsonKeys of(List<String> columns) {
    Set<String> taken = new HashSet<>(columns);
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String column : columns) {
      String name = column;
      for (int n = 2; !used.add(name); n++) {
        String candidate = column + "_" + n;
        name = taken.contains(candidate) ? name : candidate;
      }
      names.add(name);
    }
    return new JsonKeys(names);
  }

  void writeObject(JsonGenerator json, List<? extends @Nullable Object> values) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < names.size(); i++) {
      json.writeFieldName(names.get(i));
      JsonCells.write(json, values.get(i));
    }
    json.writeEndObject();
  }
}
