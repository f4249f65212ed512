package dev.bellwether.config;

import java.util.List;
import java.util.Optional;

/** The settings there are, in the order they are shown. */
record SettingTable(List<SettingKey<?>> keys) {
  SettingTable {
    keys = List.copyOf(keys);
  }

  Optional<SettingKey<?>> named(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  Optional<SettingKey<?>> ofVariable(String variable) {
    return keys.stream().filter(key -> key.environmentName().equals(variable)).findFirst();
  }

  /** Settings below a group, such as {@code replay}; empty if it is no group. */
  List<String> group(String name) {
    return names().stream().filter(key -> key.startsWith(name + ".")).toList();
  }

  List<String> names() {
    return keys.stream().<String>map(SettingKey::name).toList();
  }

  List<String> variables() {
    return keys.stream().<String>map(SettingKey::environmentName).toList();
  }
}
