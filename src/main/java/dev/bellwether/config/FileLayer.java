package dev.bellwether.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings of one file; lists of tables, such as {@code [[sources]]}, are left out. */
final class FileLayer {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

  /** Lists of tables that others read. */
  private static final Set<String> TABLES =
      Set.of(SourceTables.KEY, TriggerTables.KEY, PolicyTables.KEY, WebhookTables.KEY);

  private final TomlFile file;
  private final SettingTable table;
  private final Map<String, Given> values = new HashMap<>();

  private FileLayer(TomlFile file, SettingTable table) {
    this.file = file;
    this.table = table;
  }

  static Layer read(TomlFile file, SettingTable table) {
    FileLayer layer = new FileLayer(file, table);
    for (Map.Entry<String, JsonNode> field : file.root().properties()) {
      String key = field.getKey();
      if (!TABLES.contains(key)) {
        layer.collect("", JsonPointer.empty(), field);
      }
    }
    return new Layer(layer.values);
  }

  private void collect(String group, JsonPointer above, Map.Entry<String, JsonNode> field) {
    String name = group + written(field.getKey());
    JsonPointer place = above.appendProperty(field.getKey());
    if (field.getValue().isObject() && !table.group(name).isEmpty()) {
      for (Map.Entry<String, JsonNode> inner : field.getValue().properties()) {
        collect(name + ".", place, inner);
      }
    } else if (table.named(name).isPresent()) {
      values.put(name, new Given.InFile(field.getValue(), file.at(place)));
    } else {
      throw Mistakes.unknownSetting(fullName(name, field.getValue()), file.at(place), table);
    }
  }

  /** Quoted where TOML needs quotes: "replay.quantiles" in quotes is one name, not two. */
  private static String written(String key) {
    return BARE.matcher(key).matches() ? key : '"' + key + '"';
  }

  /** In a table that does not exist, the first name inside helps to find the one that was meant. */
  private static String fullName(String name, JsonNode value) {
    return value.properties().stream()
        .findFirst()
        .map(inner -> name + "." + written(inner.getKey()))
        .orElse(name);
  }
}
