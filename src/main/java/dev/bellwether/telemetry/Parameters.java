package dev.bellwether.telemetry;

import dev.bellwether.Selection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The line of parameters that a selection holds, one by one. */
final class Parameters {
  private Parameters() {}

  /** Those of {@code name=value;...}; a name that stands alone is {@code true}. */
  static Map<String, String> of(Selection selection) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : selection.parameters().split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals), part.substring(equals + 1));
      } else if (!part.isBlank()) {
        parameters.put(part, "true");
      }
    }
    return parameters;
  }
}
