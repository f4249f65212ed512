package dev.bellwether.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the {@code BELLWETHER_} variables. */
final class EnvironmentLayer {
  static final String PREFIX = "BELLWETHER_";

  /** Read before there is a configuration: by the launcher, the command line and the tests. */
  private static final Set<String> READ_ELSEWHERE =
      Set.of(
          "BELLWETHER_HOME",
          "BELLWETHER_WORKSPACE",
          "BELLWETHER_SHARED",
          "BELLWETHER_JAVA_OPTS",
          "BELLWETHER_SPARK_SUBMIT",
          "BELLWETHER_CDS");

  /** Read by the tiers and notifiers that need them, so that no settings record holds a secret. */
  private static final Pattern CREDENTIAL = Pattern.compile("BELLWETHER_.+_(KEY|WEBHOOK)");

  private EnvironmentLayer() {}

  static Layer read(Map<String, String> environment, SettingTable table) {
    Map<String, Given> values = new HashMap<>();
    // Sorted, so that of two mistakes the same one is told every time.
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              if (isSetting(variable)) {
                String name = nameOf(variable, table);
                values.put(name, new Given.Typed(text, "environment " + variable));
              }
            });
    return new Layer(values);
  }

  private static String nameOf(String variable, SettingTable table) {
    return table
        .ofVariable(variable)
        .map(key -> key.name())
        .orElseThrow(() -> Mistakes.unknownVariable(variable, table));
  }

  static boolean isSetting(String variable) {
    return variable.startsWith(PREFIX)
        && !READ_ELSEWHERE.contains(variable)
        && !CREDENTIAL.matcher(variable).matches();
  }
}
