package dev.bellwether.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bellwether.store.Runs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code runs diff}: what two runs did not have in common. */
public final class DiffRuns {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A field, and its value in either run; empty where a run has none. */
  public record Difference(String field, Optional<String> first, Optional<String> second) {}

  private DiffRuns() {}

  /** The fields that differ, in the order of the runs' own; ids and times aside. */
  public static List<Difference> run(Context context, String first, String second) {
    Map<String, String> one = fields(ReadRuns.one(context, first));
    Map<String, String> other = fields(ReadRuns.one(context, second));
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Optional<String> a = Optional.ofNullable(one.get(name));
      Optional<String> b = Optional.ofNullable(other.get(name));
      if (!a.equals(b)) {
        differences.add(new Difference(name, a, b));
      }
    }
    return differences;
  }

  private static Map<String, String> fields(Runs.Run run) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("command", run.command());
    fields.put("arguments", run.arguments());
    fields.put("version", run.version());
    fields.put("settings_sha256", run.settingsSha256());
    fields.put("status", run.status());
    try {
      flatten("summary", JSON.readTree(run.summary()), fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the summary of run " + run.id() + " is not JSON", e);
    }
    return fields;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(child -> flatten(name + "." + child.getKey(), child.getValue(), fields));
    } else {
      fields.put(name, node.isValueNode() ? node.asText() : node.toString());
    }
  }
}
