package dev.bellwether.config;

import dev.bellwether.BellwetherException;
import java.util.List;

/** How a mistake in the configuration is told: what, where, and what would be right. */
final class Mistakes {
  private static final String SEE_ALL = "'bellwether config show' lists all";

  private Mistakes() {}

  /** A setting that does not exist, or a group taken for one. */
  static BellwetherException unknownSetting(String name, String origin, SettingTable table) {
    List<String> members = table.group(name);
    if (!members.isEmpty()) {
      return BellwetherException.usage(
          origin + ": " + Shown.text(name) + " is a group of settings, not a setting",
          "its settings are " + String.join(", ", members));
    }
    return BellwetherException.usage(
        origin + ": unknown setting " + Shown.text(name),
        "the nearest is '" + Nearest.to(name, table.names()) + "'; " + SEE_ALL);
  }

  /** A {@code BELLWETHER_} variable that means nothing. Its value may be a secret; not shown. */
  static BellwetherException unknownVariable(String variable, SettingTable table) {
    return BellwetherException.usage(
        "environment: unknown variable " + Shown.text(variable),
        "the nearest is '" + Nearest.to(variable, table.variables()) + "'; " + SEE_ALL);
  }

  /** A value that the setting does not allow. */
  static BellwetherException notAllowed(SettingKey<?> key, Given given) {
    String value = key.secret() ? Configuration.REDACTED : given.shown();
    return BellwetherException.usage(
        given.origin() + ": " + key.name() + " cannot be " + value,
        key.name() + " must be " + key.type().allowed());
  }

  /** One setting by two flags. */
  static BellwetherException givenTwice(String name, String first, String second) {
    String by = first.equals(second) ? first : first + " and by " + second;
    return BellwetherException.usage(name + " is given twice, by " + by, "leave one of them out");
  }
}
