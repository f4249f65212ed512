package dev.bellwether.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the command line. */
final class FlagLayer {
  private FlagLayer() {}

  static Layer read(List<Flag> flags, SettingTable table) {
    Map<String, Given> values = new HashMap<>();
    for (Flag flag : flags) {
      String origin = "flag " + flag.option();
      if (table.named(flag.key()).isEmpty()) {
        throw Mistakes.unknownSetting(flag.key(), origin, table);
      }
      Given earlier = values.put(flag.key(), new Given.Typed(flag.value(), origin));
      if (earlier != null) {
        throw Mistakes.givenTwice(flag.key(), earlier.origin(), origin);
      }
    }
    return new Layer(values);
  }
}
